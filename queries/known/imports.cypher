// Files whose latest load to the end was the same, read the same way: their rows that were set aside.
UNWIND $keys AS key
MATCH (i:Import {sha256: key.sha256, kind: key.kind, status: 'done'})
WITH key, i ORDER BY i.loaded_at, i.run_id
WITH key, last(collect(i)) AS i
WHERE coalesce(i.read_with, '') = key.read_with
RETURN collect(key.at) AS at, collect(i.rejected_rows) AS rejected_rows, collect(i.run_id) AS run_id
