// People whom files name: made if they are not there, never changed.
UNWIND $rows AS row
OPTIONAL MATCH (gone:MergedPerson {person_id: row.person_id})
SET gone.named_hash = row.row_hash
FOREACH (_ IN CASE WHEN gone IS NULL THEN [1] ELSE [] END |
  MERGE (p:Person {person_id: row.person_id})
  ON CREATE SET p += row.set, p.run_id = row.run_id
  SET p.named = true, p.named_hash = row.row_hash)
