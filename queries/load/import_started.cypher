// A load begins: one node a file. A record that an earlier, cut load of the same file left stays and says so.
UNWIND $rows AS row
OPTIONAL MATCH (cut:Import {sha256: row.sha256, status: 'running'}) WHERE cut.kind = row.kind
SET cut.status = 'cut'
WITH DISTINCT row
MERGE (i:Import {run_id: row.run_id})
SET i += row, i.status = 'running', i.loaded_at = datetime()
