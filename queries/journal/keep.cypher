// The rows an import accepted, packed, in the place of what this part held before a cut.
MATCH (i:Import {run_id: $run_id})
OPTIONAL MATCH (old:Rows {run_id: $run_id, part: $part}) WHERE old.piece >= 0
DETACH DELETE old
WITH DISTINCT i
UNWIND $pieces AS piece
CREATE (i)-[:HOLDS]->(r:Rows)
SET r = piece
