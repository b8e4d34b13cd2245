// Some of the accounts go, with what was measured of them: all are told again.
MATCH (a:Account)
WITH a LIMIT 2000
OPTIONAL MATCH (m:Measurement)-[:OF]->(a)
DETACH DELETE m, a
