// Places that are no university. One that was joined with another keeps its own row.
UNWIND $rows AS row
OPTIONAL MATCH (gone:MergedVenue {venue_id: row.venue_id})
SET gone += row.set, gone.run_id = row.run_id, gone.row_hash = row.row_hash, gone.named = null, gone.provisional = null
WITH row WHERE gone IS NULL
MERGE (n:Venue {venue_id: row.venue_id})
SET n.filled = [name IN n.filled WHERE NOT name IN keys(row.set)]
SET n += row.set, n.run_id = row.run_id, n.row_hash = row.row_hash, n.named = null, n.provisional = null
