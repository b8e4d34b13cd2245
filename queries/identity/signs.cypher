// What people are known by: signs in files, and the accounts their tables say they own.
MATCH (p:Person|MergedPerson)-[:KNOWN_BY]->(s:Sign)
RETURN p.person_id AS id, s.kind AS kind, s.value AS value
UNION
MATCH (p:Person|MergedPerson)-[r:OWNS]->(a:Account) WHERE a.handle_key IS NOT NULL AND r.merge_id IS NULL
RETURN coalesce(r.from_merged, p.person_id) AS id, 'account' AS kind, a.platform + ':' + a.handle_key AS value
UNION
MATCH (p:Person|MergedPerson)-[r:OWNS]->(a:Account) WHERE NOT a.account_id STARTS WITH '@' AND r.merge_id IS NULL
RETURN coalesce(r.from_merged, p.person_id) AS id, 'account' AS kind, a.platform + ':' + toLower(a.account_id) AS value
