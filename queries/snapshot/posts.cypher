// Every post somebody wrote (placeholders are nobody's); instants in seconds since 1970.
MATCH (p:Post)
WHERE NOT coalesce(p.placeholder, false)
OPTIONAL MATCH (a:Account)-[:POSTED]->(p)
WITH collect({
  platform: p.platform,
  post_id: p.post_id,
  account_id: a.account_id,
  posted_at: p.posted_at.epochSeconds,
  content_id: head([(p)-[:PUBLISHES]->(c:Content) | c.content_id]),
  tags: [(p)-[:TAGGED]->(h:Hashtag) | h.tag]
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.platform] AS platform,
  [row IN part | row.post_id] AS post_id,
  [row IN part | row.account_id] AS account_id,
  [row IN part | row.posted_at] AS posted_at,
  [row IN part | row.content_id] AS content_id,
  [row IN part | row.tags] AS tags
