// Which of these are in the store; taken: the id is a testimonial's.
UNWIND $keys AS key
MATCH (n:Content {content_id: key.content_id})
RETURN collect(key.at) AS at, collect(coalesce(n.row_hash, '')) AS row_hash, collect(coalesce(n.run_id, '')) AS run_id, collect(n:Testimonial) AS taken
