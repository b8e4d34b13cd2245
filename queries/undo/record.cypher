// All that is on record of one import, and how many rows it keeps.
MATCH (i:Import {run_id: $run_id})
RETURN properties(i) AS record,
  reduce(sum = 0, n IN COLLECT { MATCH (i)-[:HOLDS]->(r:Rows) RETURN r.rows } | sum + n) AS held
