// Universities that files name: made if they are not there, never changed.
UNWIND $rows AS row
OPTIONAL MATCH (gone:MergedVenue {venue_id: row.university_id})
SET gone.named_hash = row.row_hash
FOREACH (_ IN CASE WHEN gone IS NULL THEN [1] ELSE [] END |
  MERGE (n:Venue {venue_id: row.university_id})
  ON CREATE SET n:University, n += row.set, n.run_id = row.run_id, n.named = true
  SET n.named_hash = row.row_hash)
