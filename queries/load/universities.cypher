// Universities are venues too: sessions are held at them.
UNWIND $rows AS row
MERGE (n:Venue {venue_id: row.university_id})
SET n:University, n += row.set, n.run_id = row.run_id, n.row_hash = row.row_hash
