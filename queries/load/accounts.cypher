// Accounts and whose they are.
UNWIND $rows AS row
MERGE (a:Account {platform: row.platform, account_id: row.account_id})
SET a += row.set, a.run_id = row.run_id, a.row_hash = row.row_hash
FOREACH (old IN CASE WHEN row.person_id IS NULL THEN [] ELSE [(a)<-[r:OWNS]-() | r] END | DELETE old)
WITH row, a
CALL (row, a) {
  UNWIND row.person_id AS id
  MATCH (p:Person|MergedPerson {person_id: id})
  CREATE (p)-[r:OWNS]->(a)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash
}
