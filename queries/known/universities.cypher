// Which of these are in the store; taken: the id is a venue's that is no university.
UNWIND $keys AS key
MATCH (n:Venue|MergedVenue {venue_id: key.university_id})
RETURN collect(key.at) AS at, collect(coalesce(n.row_hash, '')) AS row_hash, collect(coalesce(n.run_id, '')) AS run_id, collect(NOT (n:University OR 'University' IN coalesce(n.was, []))) AS taken
