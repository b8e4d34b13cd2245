// Who answered, shared, quoted, named or reacted to whom. A corrected row lets go of the post it pointed at
// before; the placeholder post of an unknown one goes with it.
UNWIND $rows AS row
MATCH (source:Account {platform: row.platform, account_id: row.source})
MATCH (target:Account {platform: row.platform, account_id: row.target})
MATCH (author:Account {platform: row.platform, account_id: row.author})
MERGE (p:Post {platform: row.platform, post_id: row.post_id})
ON CREATE SET p.run_id = row.run_id
SET p.posted_at = coalesce(p.posted_at, CASE row.type WHEN 'reaction' THEN null ELSE row.happened_at END)
MERGE (author)-[w:POSTED]->(p)
ON CREATE SET w.run_id = row.run_id
WITH row, source, target, p,
  [(p)-[r:REPLIES_TO|REPOSTS|QUOTES]->(was:Post) WHERE r.row_key = row.row_key AND was.post_id <> row.other | r] AS old,
  [(p)-[r:REPLIES_TO|REPOSTS|QUOTES]->(was:Post) WHERE r.row_key = row.row_key AND was.post_id <> row.other
    AND was.placeholder | was] AS unneeded,
  {happened_at: coalesce(row.happened_at, p.posted_at), timed_by_post: CASE WHEN row.happened_at IS NULL THEN true END,
   run_id: row.run_id, row_hash: row.row_hash} AS said
FOREACH (r IN old | DELETE r)
FOREACH (n IN unneeded | DETACH DELETE n)
FOREACH (_ IN CASE WHEN row.other IS NULL OR row.type = 'reaction' THEN [] ELSE [1] END |
  MERGE (q:Post {platform: row.platform, post_id: row.other})
  ON CREATE SET q.placeholder = row.placeholder, q.run_id = row.run_id
  MERGE (target)-[w:POSTED]->(q)
  ON CREATE SET w.run_id = row.run_id
  FOREACH (_ IN CASE row.type WHEN 'reply' THEN [1] ELSE [] END |
    MERGE (p)-[r:REPLIES_TO {row_key: row.row_key}]->(q) SET r += said)
  FOREACH (_ IN CASE row.type WHEN 'repost' THEN [1] ELSE [] END |
    MERGE (p)-[r:REPOSTS {row_key: row.row_key}]->(q) SET r += said)
  FOREACH (_ IN CASE row.type WHEN 'quote' THEN [1] ELSE [] END |
    MERGE (p)-[r:QUOTES {row_key: row.row_key}]->(q) SET r += said))
FOREACH (_ IN CASE row.type WHEN 'mention' THEN [1] ELSE [] END |
  MERGE (p)-[r:MENTIONS {row_key: row.row_key}]->(target) SET r += said)
FOREACH (_ IN CASE row.type WHEN 'reaction' THEN [1] ELSE [] END |
  MERGE (source)-[r:REACTED_TO {row_key: row.row_key}]->(p) SET r += said, r.kind = row.reaction)
