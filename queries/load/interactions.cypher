// Who answered, shared, quoted, named or reacted to whom. What a platform told already is the same interaction. A
// corrected row lets go of the post it pointed at before; the placeholder post of an unknown one goes with it.
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
  CASE row.type WHEN 'reply' THEN 'REPLIES_TO' WHEN 'repost' THEN 'REPOSTS' WHEN 'quote' THEN 'QUOTES' ELSE '' END AS kind
WITH row, source, target, p,
  [(p)-[r:REPLIES_TO|REPOSTS|QUOTES]->(q:Post)<-[:POSTED]-(target) WHERE type(r) = kind AND r.row_key IS NULL | q] AS told
WITH row, source, target, p, told,
  CASE WHEN row.placeholder THEN coalesce(head(told).post_id, row.other) ELSE row.other END AS other
WITH row, source, target, p, other,
  [(p)-[r:REPLIES_TO|REPOSTS|QUOTES]->(was:Post) WHERE r.row_key = row.row_key AND was.post_id <> other | r] AS old,
  [q IN told WHERE q.placeholder AND q.post_id <> other]
    + [(p)-[r:REPLIES_TO|REPOSTS|QUOTES]->(was:Post) WHERE r.row_key = row.row_key AND was.post_id <> other
      AND was.placeholder | was] AS unneeded,
  [(source)-[r:REACTED_TO]->(p) WHERE row.type = 'reaction' AND coalesce(r.kind, '') = coalesce(row.reaction, '') | r]
    AS reacted,
  {happened_at: coalesce(row.happened_at, p.posted_at), timed_by_post: CASE WHEN row.happened_at IS NULL THEN true END,
   run_id: row.run_id, row_hash: row.row_hash, row_key: row.row_key, told_by: null} AS said
FOREACH (r IN old | DELETE r)
FOREACH (n IN unneeded | DETACH DELETE n)
FOREACH (_ IN CASE WHEN other IS NULL OR row.type = 'reaction' THEN [] ELSE [1] END |
  MERGE (q:Post {platform: row.platform, post_id: other})
  ON CREATE SET q.placeholder = row.placeholder, q.run_id = row.run_id
  MERGE (target)-[w:POSTED]->(q)
  ON CREATE SET w.run_id = row.run_id
  FOREACH (_ IN CASE row.type WHEN 'reply' THEN [1] ELSE [] END | MERGE (p)-[r:REPLIES_TO]->(q) SET r += said)
  FOREACH (_ IN CASE row.type WHEN 'repost' THEN [1] ELSE [] END | MERGE (p)-[r:REPOSTS]->(q) SET r += said)
  FOREACH (_ IN CASE row.type WHEN 'quote' THEN [1] ELSE [] END | MERGE (p)-[r:QUOTES]->(q) SET r += said))
FOREACH (_ IN CASE row.type WHEN 'mention' THEN [1] ELSE [] END |
  MERGE (p)-[r:MENTIONS]->(target) SET r += said)
FOREACH (r IN reacted | SET r += said)
FOREACH (_ IN CASE WHEN row.type = 'reaction' AND reacted = [] THEN [1] ELSE [] END |
  CREATE (source)-[r:REACTED_TO {kind: row.reaction}]->(p) SET r += said)
