// What somebody has said to be the same.
MATCH (s:Suggestion {decided: 'same'})
RETURN s.kind AS kind, s.one AS one, s.two AS two, s.rule AS rule, s.evidence AS evidence, s.decided_by AS decided_by
