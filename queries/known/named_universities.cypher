// Which of these are in the store: whether they were named before, and the import that wrote them.
UNWIND $keys AS key
MATCH (n:Venue|MergedVenue {venue_id: key.university_id})
RETURN collect(key.at) AS at, collect(coalesce(n.named_hash, '')) AS row_hash, collect(coalesce(n.run_id, '')) AS run_id
