// Every merge there was, the latest first.
CALL () {
  MATCH (m:Merge {kind: 'person'})
  OPTIONAL MATCH (one:Person|MergedPerson {person_id: m.one})
  OPTIONAL MATCH (two:Person|MergedPerson {person_id: m.two})
  RETURN m, one.name AS one_name, two.name AS two_name
  UNION ALL
  MATCH (m:Merge {kind: 'campus'})
  OPTIONAL MATCH (one:Venue|MergedVenue {venue_id: m.one})
  OPTIONAL MATCH (two:Venue|MergedVenue {venue_id: m.two})
  RETURN m, one.name AS one_name, two.name AS two_name
  UNION ALL
  MATCH (m:Merge {kind: 'account'})
  OPTIONAL MATCH (one:Account {platform: split(m.one, ':')[0], account_id: substring(m.one, size(split(m.one, ':')[0]) + 1)})
  OPTIONAL MATCH (two:Person|MergedPerson {person_id: m.two})
  RETURN m, coalesce(one.name, one.handle, one.account_id) AS one_name, two.name AS two_name
}
RETURN m.merge_id AS merge_id, m.kind AS kind, m.one AS one, one_name, m.two AS two, two_name,
  m.kept AS kept, m.gone AS gone, m.rule AS rule, m.evidence AS evidence, m.decided_by AS decided_by,
  m.merged_at AS merged_at, m.undone_at AS undone_at
ORDER BY merged_at DESC, merge_id
