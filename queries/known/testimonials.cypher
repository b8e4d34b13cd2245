// Which of these are in the store; taken: the id is a piece of content's that is no testimonial.
UNWIND $keys AS key
MATCH (n:Content {content_id: key.testimonial_id})
RETURN collect(key.at) AS at, collect(coalesce(n.row_hash, '')) AS row_hash, collect(coalesce(n.run_id, '')) AS run_id, collect(NOT n:Testimonial) AS taken
