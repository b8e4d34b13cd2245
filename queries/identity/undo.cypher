// Merges that no longer stand; they stay on record.
UNWIND $rows AS row
MATCH (m:Merge {merge_id: row.merge_id}) WHERE m.undone_at IS NULL
SET m.undone_at = datetime()
