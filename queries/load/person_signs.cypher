// What people are known by; a sign stays with whom it was told of, whatever people are joined.
UNWIND $rows AS row
MATCH (p:Person|MergedPerson {person_id: row.person_id})
MERGE (s:Sign {kind: row.kind, value: row.value})
ON CREATE SET s.run_id = row.run_id
MERGE (p)-[r:KNOWN_BY {row_key: row.row_key}]->(s)
SET r.run_id = row.run_id, r.row_hash = row.row_hash
