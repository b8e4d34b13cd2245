// Somebody has said that these are not the same: they are never joined or asked about again.
UNWIND $rows AS row
MERGE (s:Suggestion {suggestion_id: row.suggestion_id})
ON CREATE SET s.kind = row.kind, s.one = row.one, s.two = row.two, s.suggested_at = datetime(),
  s.rule = row.rule, s.score = row.score, s.evidence = row.evidence
SET s.decided = 'different', s.decided_by = row.decided_by, s.decided_at = datetime()
