// All that goes with a person who is erased, to be known again: ids, accounts, posts, testimonials, signs.
MATCH (p:Person {person_id: $person_id})
RETURN
  COLLECT { MATCH (q)-[:MERGED_INTO*0..1]->(p) RETURN q.person_id } AS people,
  COLLECT {
    MATCH (p)-[:OWNS]->(a:Account)
    WHERE NOT coalesce(a.official, false) AND NOT EXISTS { MATCH (a)<-[:OWNS]-(q:Person) WHERE q <> p }
    RETURN {platform: a.platform, account_id: a.account_id, handles: coalesce(a.former_handles, []) + coalesce(a.handle_key, [])} AS a
  } AS accounts,
  COLLECT {
    MATCH (p)-[:OWNS]->(a:Account)-[:POSTED]->(post:Post)
    WHERE NOT coalesce(a.official, false) AND NOT EXISTS { MATCH (a)<-[:OWNS]-(q:Person) WHERE q <> p }
    RETURN {platform: post.platform, post_id: post.post_id} AS post
  } AS posts,
  COLLECT {
    MATCH (p)-[:FEATURED_IN]->(c:Testimonial) WHERE NOT EXISTS { MATCH (c)<-[:FEATURED_IN]-(q:Person) WHERE q <> p }
    RETURN c.content_id
  } AS content,
  COLLECT { MATCH (q)-[:MERGED_INTO*0..1]->(p) MATCH (q)-[:KNOWN_BY]->(s:Sign) RETURN {kind: s.kind, value: s.value} AS s } AS signs
