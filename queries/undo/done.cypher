// Imports are taken back: they stay on record, without their rows.
UNWIND $run_ids AS run_id
MATCH (i:Import {run_id: run_id})
OPTIONAL MATCH (i)-[:HOLDS]->(r:Rows)
DETACH DELETE r
WITH DISTINCT i
SET i.status = 'undone', i.undone_at = datetime()
