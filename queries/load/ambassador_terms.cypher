// Who served which campus; whoever has a term is an ambassador.
UNWIND $rows AS row
MATCH (p:Person {person_id: row.person_id})
MATCH (u:University {university_id: row.university_id})
SET p:Ambassador
MERGE (p)-[r:AMBASSADOR_OF {row_key: row.row_key}]->(u)
SET r += row.set, r.run_id = row.run_id, r.row_hash = row.row_hash
