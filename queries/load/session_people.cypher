// Who hosted, spoke at or attended a session.
UNWIND $rows AS row
MATCH (p:Person {person_id: row.person_id})
MATCH (s:Session {session_id: row.session_id})
FOREACH (_ IN CASE row.part WHEN 'hosted' THEN [1] ELSE [] END |
  MERGE (p)-[r:HOSTED {row_key: row.row_key}]->(s)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (_ IN CASE row.part WHEN 'spoke' THEN [1] ELSE [] END |
  MERGE (p)-[r:SPOKE_AT {row_key: row.row_key}]->(s)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (_ IN CASE row.part WHEN 'attended' THEN [1] ELSE [] END |
  MERGE (p)-[r:ATTENDED {row_key: row.row_key}]->(s)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
