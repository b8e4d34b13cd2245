// Some of the posts go, with what was measured of them: all are told again.
MATCH (p:Post)
WITH p LIMIT 2000
OPTIONAL MATCH (m:Measurement)-[:OF]->(p)
DETACH DELETE m, p
