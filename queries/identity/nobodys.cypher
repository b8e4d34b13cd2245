// Accounts with a shown name or handle that nobody is known to own, in slices of columns.
MATCH (a:Account)
WHERE NOT coalesce(a.official, false) AND NOT EXISTS { (a)<-[:OWNS]-() }
WITH collect({platform: a.platform, account_id: a.account_id, handle: a.handle, name: a.name}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.platform] AS platform,
  [row IN part | row.account_id] AS account_id,
  [row IN part | row.handle] AS handle,
  [row IN part | row.name] AS name
