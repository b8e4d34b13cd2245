// Every suggestion there is, and what was decided of it.
MATCH (s:Suggestion)
RETURN s.suggestion_id AS suggestion_id, s.decided AS decided
