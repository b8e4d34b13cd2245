// A piece of an import's rows, changed.
MATCH (r:Rows {run_id: $run_id, part: $part, piece: $piece})
SET r.rows = $rows, r.body = $body
