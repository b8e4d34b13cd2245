// Accounts known by handle alone turn out to be accounts that are there under their id: all that is theirs moves
// to those, what both have stays once.
UNWIND $rows AS row
MATCH (s:Account {platform: row[0], account_id: row[1]})
MATCH (t:Account {platform: row[0], account_id: row[2]})
WITH s, t, '"' + row[1] + '"' AS old, '"' + row[2] + '"' AS new
CALL (s, t) {
  MATCH (s)-[r:POSTED]->(p)
  CREATE (t)-[n:POSTED]->(p) SET n = properties(r) DELETE r
}
CALL (s, t) {
  MATCH (s)<-[r:MENTIONS]-(p)
  FOREACH (_ IN CASE WHEN EXISTS { (p)-[:MENTIONS]->(t) } THEN [] ELSE [1] END |
    CREATE (p)-[n:MENTIONS]->(t) SET n = properties(r))
  DELETE r
}
CALL (s, t) {
  MATCH (s)-[r:REACTED_TO]->(p)
  FOREACH (_ IN CASE WHEN EXISTS { MATCH (t)-[o:REACTED_TO]->(p) WHERE coalesce(o.kind, '') = coalesce(r.kind, '') }
      THEN [] ELSE [1] END |
    CREATE (t)-[n:REACTED_TO]->(p) SET n = properties(r))
  DELETE r
}
CALL (s, t) {
  MATCH (s)<-[r:OWNS]-(p)
  FOREACH (_ IN CASE WHEN EXISTS { (p)-[:OWNS]->(t) } THEN [] ELSE [1] END |
    CREATE (p)-[n:OWNS]->(t) SET n = properties(r))
  DELETE r
}
CALL (s, t, old, new) {
  MATCH (s)-[r:TIED_TO]->(o) WHERE o <> t
  WITH t, r, o, replace(r.row_key, old, new) AS key
  FOREACH (_ IN CASE WHEN EXISTS { (t)-[:TIED_TO {row_key: key}]->(o) } THEN [] ELSE [1] END |
    CREATE (t)-[n:TIED_TO]->(o) SET n = properties(r), n.row_key = key)
  DELETE r
}
CALL (s, t, old, new) {
  MATCH (s)<-[r:TIED_TO]-(o) WHERE o <> t
  WITH t, r, o, replace(r.row_key, old, new) AS key
  FOREACH (_ IN CASE WHEN EXISTS { (o)-[:TIED_TO {row_key: key}]->(t) } THEN [] ELSE [1] END |
    CREATE (o)-[n:TIED_TO]->(t) SET n = properties(r), n.row_key = key)
  DELETE r
}
CALL (s, t, old, new) {
  MATCH (m:Measurement)-[r:OF]->(s)
  WITH t, m, r, replace(m.measurement_id, old, new) AS id
  OPTIONAL MATCH (same:Measurement {measurement_id: id})
  FOREACH (_ IN CASE WHEN same IS NULL THEN [1] ELSE [] END |
    CREATE (m)-[n:OF]->(t) SET n = properties(r), m.measurement_id = id)
  FOREACH (_ IN CASE WHEN same IS NULL THEN [] ELSE [1] END | DETACH DELETE m)
  FOREACH (_ IN CASE WHEN same IS NULL THEN [1] ELSE [] END | DELETE r)
}
CALL (t) {
  MATCH (t)-[:POSTED]->(q:Post {placeholder: true})<-[r:REPLIES_TO|REPOSTS|QUOTES]-(p)
  WHERE EXISTS {
    MATCH (p)-[o:REPLIES_TO|REPOSTS|QUOTES]->(x:Post)<-[:POSTED]-(t)
    WHERE type(o) = type(r) AND x <> q AND (x.placeholder IS NULL OR x.post_id < q.post_id)
  }
  DETACH DELETE q
}
DETACH DELETE s
