// Pairs of whom somebody has said that they are not the same.
MATCH (s:Suggestion {decided: 'different'})
RETURN s.kind AS kind, s.one AS one, s.two AS two
