// Who is to be erased, and what is theirs alone. The campaign's own pages stay.
MATCH (p:Person {person_id: $person_id})
RETURN p.name AS name, p.name_ur AS name_ur,
  COLLECT {
    MATCH (m:MergedPerson)-[:MERGED_INTO]->(p)
    RETURN {person_id: m.person_id, names: [m.name, m.name_ur]} AS also ORDER BY m.person_id
  } AS also,
  COLLECT {
    MATCH (p)-[:OWNS]->(a:Account)
    WHERE NOT coalesce(a.official, false) AND NOT EXISTS { MATCH (a)<-[:OWNS]-(q:Person) WHERE q <> p }
    RETURN {platform: a.platform, account_id: a.account_id, handle: a.handle}
  } AS accounts,
  COUNT {
    MATCH (p)-[:FEATURED_IN]->(c:Testimonial) WHERE NOT EXISTS { MATCH (c)<-[:FEATURED_IN]-(q:Person) WHERE q <> p }
  } AS testimonials,
  COUNT {
    MATCH (p)-[:OWNS]->(a:Account)-[:POSTED]->(post:Post)
    WHERE NOT coalesce(a.official, false) AND NOT EXISTS { MATCH (a)<-[:OWNS]-(q:Person) WHERE q <> p }
  } AS posts,
  COUNT { (p)--() } AS ties
