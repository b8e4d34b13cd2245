// Files that were loaded to the end before: their rows that were set aside, the latest load last.
UNWIND $keys AS key
MATCH (i:Import {sha256: key.sha256, kind: key.kind, status: 'done'})
WITH key, i ORDER BY i.loaded_at, i.run_id
RETURN collect(key.at) AS at, collect(i.rejected_rows) AS rejected_rows, collect(i.run_id) AS run_id
