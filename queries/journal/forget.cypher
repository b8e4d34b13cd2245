// An import's rows go; its record stays.
MATCH (:Import {run_id: $run_id})-[:HOLDS]->(r:Rows)
DETACH DELETE r
