// What somebody has decided of suggestions.
UNWIND $rows AS row
MATCH (s:Suggestion {suggestion_id: row.suggestion_id})
SET s.decided = row.decided, s.decided_by = row.decided_by, s.decided_at = datetime()
