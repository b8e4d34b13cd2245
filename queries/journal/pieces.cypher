// The parts and pieces in which an import's rows are kept, in their order.
MATCH (:Import {run_id: $run_id})-[:HOLDS]->(r:Rows)
RETURN r.part AS part, r.piece AS piece ORDER BY part, piece
