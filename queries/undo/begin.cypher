// Imports are being taken back: their files count as not loaded from now on.
UNWIND $run_ids AS run_id
MATCH (i:Import {run_id: run_id})
SET i.status = 'undoing'
