// Ties between accounts that network files tell.
MATCH (a:Account)-[r:TIED_TO]->(b:Account)
WITH collect({
  platform: a.platform,
  source_account: a.account_id,
  target_account: b.account_id,
  kind: r.kind,
  told_by: r.told_by,
  weight: r.weight,
  happened_on: toString(r.happened_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.platform] AS platform,
  [row IN part | row.source_account] AS source_account,
  [row IN part | row.target_account] AS target_account,
  [row IN part | row.kind] AS kind,
  [row IN part | row.told_by] AS told_by,
  [row IN part | row.weight] AS weight,
  [row IN part | row.happened_on] AS happened_on
