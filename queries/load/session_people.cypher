// Who hosted, spoke at or attended a session. Where people were joined, a tie may stand with the kept one.
UNWIND $rows AS row
MATCH (p:Person|MergedPerson {person_id: row.person_id})
MATCH (s:Session {session_id: row.session_id})
OPTIONAL MATCH (p)-[:MERGED_INTO*0..1]->()-[known:HOSTED|SPOKE_AT|ATTENDED {row_key: row.row_key}]->()
WITH row, p, s, head(collect(known)) AS known,
  CASE row.part WHEN 'hosted' THEN 'HOSTED' WHEN 'spoke' THEN 'SPOKE_AT' ELSE 'ATTENDED' END AS part
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (p)-[r:$(part)]->(s)
  SET r.row_key = row.row_key, r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (r IN CASE WHEN known IS NULL THEN [] ELSE [known] END |
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
