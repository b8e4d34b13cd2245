// Who said that they know whom.
UNWIND $rows AS row
MATCH (p:Person {person_id: row.person_id})
MATCH (q:Person {person_id: row.knows_person_id})
MERGE (p)-[r:KNOWS {row_key: row.row_key}]->(q)
SET r += row.set, r.run_id = row.run_id, r.row_hash = row.row_hash
