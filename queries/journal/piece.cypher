// One piece of an import's rows, packed.
MATCH (r:Rows {run_id: $run_id, part: $part, piece: $piece})
RETURN r.body AS body
