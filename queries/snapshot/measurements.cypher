// What platforms reported, of what and when.
MATCH (m:Measurement)-[:OF]->(o)
WITH collect({
  metric: m.metric,
  value: m.value,
  measured_on: toString(m.measured_on),
  source: m.source,
  period: m.period,
  of: CASE WHEN o:Post THEN 'post' WHEN o:Account THEN 'account' WHEN o:Campaign THEN 'campaign' ELSE 'content' END,
  of_id: coalesce(o.post_id, o.account_id, o.content_id, o.name),
  platform: o.platform
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.metric] AS metric,
  [row IN part | row.value] AS value,
  [row IN part | row.measured_on] AS measured_on,
  [row IN part | row.source] AS source,
  [row IN part | row.period] AS period,
  [row IN part | row.of] AS of,
  [row IN part | row.of_id] AS of_id,
  [row IN part | row.platform] AS platform
