// What people are known by: signs in files, and the accounts their tables say they own. In slices of columns.
CALL () {
  MATCH (p:Person|MergedPerson)-[:KNOWN_BY]->(s:Sign)
  RETURN p.person_id AS id, s.kind AS kind, s.value AS value
  UNION
  MATCH (p:Person|MergedPerson)-[r:OWNS]->(a:Account) WHERE a.handle_key IS NOT NULL AND r.merge_id IS NULL
  RETURN coalesce(r.from_merged, p.person_id) AS id, 'account' AS kind, a.platform + ':' + a.handle_key AS value
  UNION
  MATCH (p:Person|MergedPerson)-[r:OWNS]->(a:Account) WHERE NOT a.account_id STARTS WITH '@' AND r.merge_id IS NULL
  RETURN coalesce(r.from_merged, p.person_id) AS id, 'account' AS kind, a.platform + ':' + toLower(a.account_id) AS value
}
WITH collect({id: id, kind: kind, value: value}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN [row IN part | row.id] AS id, [row IN part | row.kind] AS kind, [row IN part | row.value] AS value
