// Every import on record and how many rows it keeps, the first load first.
MATCH (i:Import)
RETURN i.run_id AS run_id, i.file AS file, i.sha256 AS sha256, i.kind AS kind, i.status AS status,
  i.loaded_at AS loaded_at, coalesce(i.loaded, 0) AS loaded,
  reduce(sum = 0, n IN COLLECT { MATCH (i)-[:HOLDS]->(r:Rows) RETURN r.rows } | sum + n) AS rows
ORDER BY loaded_at, run_id
