// A load has ended: the file's counts, its problems, and which of its rows to try again.
UNWIND $rows AS row
MERGE (i:Import {run_id: row.run_id})
SET i += row, i.status = 'done'
