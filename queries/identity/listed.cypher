// Universities of the shipped list that somebody has said are meant: made if they are not there.
UNWIND $rows AS row
OPTIONAL MATCH (gone:MergedVenue {venue_id: row.university_id})
FOREACH (_ IN CASE WHEN gone IS NULL THEN [1] ELSE [] END |
  MERGE (n:Venue {venue_id: row.university_id})
  ON CREATE SET n:University, n += row.set, n.named = true)
