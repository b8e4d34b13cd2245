// Every reply, repost, quote, mention and reaction, between accounts of one platform.
// A relationship without its own time has that of the post that makes it; of a reaction only its own counts.
CALL () {
  MATCH (a:Account)-[:POSTED]->(p:Post)-[r:REPLIES_TO|REPOSTS|QUOTES]->(q:Post)<-[:POSTED]-(b:Account)
  RETURN
    CASE type(r) WHEN 'REPLIES_TO' THEN 'reply' WHEN 'REPOSTS' THEN 'repost' ELSE 'quote' END AS kind,
    a, b, p, coalesce(r.happened_at, p.posted_at) AS at,
    CASE WHEN coalesce(q.placeholder, false) THEN null ELSE q.post_id END AS target_post_id
  UNION ALL
  MATCH (a:Account)-[:POSTED]->(p:Post)-[r:MENTIONS]->(b:Account)
  RETURN 'mention' AS kind, a, b, p, coalesce(r.happened_at, p.posted_at) AS at, null AS target_post_id
  UNION ALL
  MATCH (a:Account)-[r:REACTED_TO]->(p:Post)<-[:POSTED]-(b:Account)
  RETURN 'reaction' AS kind, a, b, p, r.happened_at AS at, p.post_id AS target_post_id
}
WITH collect({
  kind: kind,
  platform: p.platform,
  post_id: p.post_id,
  target_post_id: target_post_id,
  source_account: a.account_id,
  target_account: b.account_id,
  happened_at: at.epochSeconds
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.kind] AS kind,
  [row IN part | row.platform] AS platform,
  [row IN part | row.post_id] AS post_id,
  [row IN part | row.target_post_id] AS target_post_id,
  [row IN part | row.source_account] AS source_account,
  [row IN part | row.target_account] AS target_account,
  [row IN part | row.happened_at] AS happened_at
