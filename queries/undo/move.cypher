// What hangs on a node that stepped aside goes over to the one in its place, but what the node's own rows say:
// those have been told again. Some at a time: an account may have very many posts.
UNWIND $rows AS row
MATCH (p) WHERE elementId(p) = row.parked
MATCH (n) WHERE elementId(n) = row.successor
CALL (p, n) {
  MATCH (p)-[r]->(x)
  WHERE NOT type(r) IN ['HELD_AT', 'ON_TOPIC', 'CAME_FROM', 'OF', 'ABOUT', 'USES']
  WITH r, x LIMIT 5000
  CREATE (n)-[m:$(type(r))]->(x)
  SET m = properties(r)
  DELETE r
}
CALL (p, n, row) {
  MATCH (x)-[r]->(p)
  WHERE NOT (type(r) = 'FEATURED_IN' AND r.row_key = row.own)
  WITH r, x LIMIT 5000
  CREATE (x)-[m:$(type(r))]->(n)
  SET m = properties(r)
  DELETE r
}
