// What waits for somebody to decide, and what was decided.
CALL () {
  MATCH (s:Suggestion {kind: 'person'})
  OPTIONAL MATCH (one:Person|MergedPerson {person_id: s.one})
  OPTIONAL MATCH (two:Person|MergedPerson {person_id: s.two})
  RETURN s, one.name AS one_name, two.name AS two_name, one.run_id AS one_run, two.run_id AS two_run
  UNION ALL
  MATCH (s:Suggestion {kind: 'campus'})
  OPTIONAL MATCH (one:Venue|MergedVenue {venue_id: s.one})
  OPTIONAL MATCH (two:Venue|MergedVenue {venue_id: s.two})
  RETURN s, one.name AS one_name, coalesce(two.name, s.two_name) AS two_name,
    one.run_id AS one_run, two.run_id AS two_run
  UNION ALL
  MATCH (s:Suggestion {kind: 'account'})
  OPTIONAL MATCH (one:Account {platform: split(s.one, ':')[0], account_id: substring(s.one, size(split(s.one, ':')[0]) + 1)})
  OPTIONAL MATCH (two:Person|MergedPerson {person_id: s.two})
  RETURN s, coalesce(one.name, one.handle, one.account_id) AS one_name, two.name AS two_name,
    one.run_id AS one_run, two.run_id AS two_run
}
OPTIONAL MATCH (first:Import {run_id: one_run})
OPTIONAL MATCH (second:Import {run_id: two_run})
RETURN s.suggestion_id AS suggestion_id, s.kind AS kind, s.one AS one, one_name, first.file AS one_file,
  s.two AS two, two_name, second.file AS two_file, s.rule AS rule, s.score AS score, s.evidence AS evidence,
  s.decided AS decided, s.decided_by AS decided_by, s.decided_at AS decided_at
ORDER BY score DESC, suggestion_id
