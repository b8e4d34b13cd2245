// Who was trained.
UNWIND $rows AS row
MATCH (p:Person {person_id: row.person_id})
MATCH (t:Training {training_id: row.training_id})
MERGE (p)-[r:TRAINED_IN {row_key: row.row_key}]->(t)
SET r += row.set, r.run_id = row.run_id, r.row_hash = row.row_hash
