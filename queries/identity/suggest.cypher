// Suggestions that are new, or whose evidence is: what was decided stands.
UNWIND $rows AS row
MERGE (s:Suggestion {suggestion_id: row.suggestion_id})
ON CREATE SET s.kind = row.kind, s.one = row.one, s.two = row.two, s.suggested_at = datetime()
SET s.rule = row.rule, s.score = row.score, s.evidence = row.evidence, s.two_name = row.two_name
