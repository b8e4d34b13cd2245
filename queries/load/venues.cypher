// Places that are no university.
UNWIND $rows AS row
MERGE (n:Venue {venue_id: row.venue_id})
SET n += row.set, n.run_id = row.run_id, n.row_hash = row.row_hash
