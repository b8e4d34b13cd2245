// Suggestions that nothing speaks for any more, and that nobody has decided.
UNWIND $rows AS row
MATCH (s:Suggestion {suggestion_id: row.suggestion_id}) WHERE s.decided IS NULL OR s.decided = 'later'
DELETE s
