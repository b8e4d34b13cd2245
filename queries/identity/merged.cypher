// Merges are put on record.
UNWIND $rows AS row
CREATE (m:Merge)
SET m = row, m.merged_at = datetime()
