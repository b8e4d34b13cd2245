// Every account; a row per known owner, one without if nobody knows.
MATCH (a:Account)
OPTIONAL MATCH (p:Person)-[:OWNS]->(a)
WITH collect({
  platform: a.platform,
  account_id: a.account_id,
  handle: a.handle,
  person_id: p.person_id,
  official: a.official,
  followers: a.followers
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.platform] AS platform,
  [row IN part | row.account_id] AS account_id,
  [row IN part | row.handle] AS handle,
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.official] AS official,
  [row IN part | row.followers] AS followers
