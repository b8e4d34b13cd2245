// Accounts known by handle alone get the id a file gave them, and so do the figures and ties that name them.
UNWIND $rows AS row
MATCH (s:Account {platform: row[0], account_id: row[1]})
SET s.account_id = row[2]
WITH row, s, '"' + row[1] + '"' AS old, '"' + row[2] + '"' AS new
FOREACH (m IN [(m:Measurement)-[:OF]->(s) | m] | SET m.measurement_id = replace(m.measurement_id, old, new))
FOREACH (r IN [(s)-[r:TIED_TO]-() | r] | SET r.row_key = replace(r.row_key, old, new))
