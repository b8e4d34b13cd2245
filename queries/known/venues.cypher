// Which of these are in the store; taken: the id is a university's.
UNWIND $keys AS key
MATCH (n:Venue|MergedVenue {venue_id: key.venue_id})
RETURN collect(key.at) AS at, collect(coalesce(n.row_hash, '')) AS row_hash, collect(coalesce(n.run_id, '')) AS run_id, collect(n:University OR 'University' IN coalesce(n.was, [])) AS taken
