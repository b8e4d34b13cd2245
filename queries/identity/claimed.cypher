// Accounts that somebody gave as their own, and that nobody owns yet.
MATCH (p:Person|MergedPerson)-[:KNOWN_BY]->(s:Sign {kind: 'account'})
OPTIONAL MATCH (p)-[:MERGED_INTO]->(into:Person)
WITH s, collect(DISTINCT coalesce(into, p).person_id) AS people
WITH s.value AS sign, split(s.value, ':')[0] AS platform,
  substring(s.value, size(split(s.value, ':')[0]) + 1) AS known_as, people
CALL (platform, known_as) {
  MATCH (a:Account {platform: platform, handle_key: known_as}) RETURN a
  UNION
  MATCH (a:Account {platform: platform, account_id: known_as}) RETURN a
}
WITH a, sign, people
WHERE NOT coalesce(a.official, false) AND NOT EXISTS { (a)<-[:OWNS]-() }
RETURN a.platform AS platform, a.account_id AS account_id, sign, people
ORDER BY platform, account_id, sign
