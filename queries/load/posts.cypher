// Posts, who posted them, under which hashtags, showing which content. An interaction that took its time from
// the post moves with it.
UNWIND $rows AS row
MATCH (a:Account {platform: row.platform, account_id: row.account_id})
MERGE (p:Post {platform: row.platform, post_id: row.post_id})
SET p += row.set, p.run_id = row.run_id, p.row_hash = row.row_hash
FOREACH (old IN [(p)<-[r:POSTED]-() | r] | DELETE old)
CREATE (a)-[w:POSTED]->(p)
SET w.run_id = row.run_id, w.row_hash = row.row_hash
FOREACH (r IN [(p)-[r:REPLIES_TO|REPOSTS|QUOTES|MENTIONS]->() WHERE r.timed_by_post | r] | SET r.happened_at = p.posted_at)
FOREACH (r IN [(p)<-[r:REACTED_TO]-() WHERE r.timed_by_post | r] | SET r.happened_at = p.posted_at)
FOREACH (old IN CASE WHEN row.hashtags IS NULL THEN [] ELSE [(p)-[r:TAGGED]->() | r] END | DELETE old)
FOREACH (tag IN row.hashtags |
  MERGE (h:Hashtag {tag: tag.key})
  ON CREATE SET h.name = tag.name, h.run_id = row.run_id
  CREATE (p)-[r:TAGGED]->(h)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (old IN CASE WHEN row.content_id IS NULL THEN [] ELSE [(p)-[r:PUBLISHES]->() | r] END | DELETE old)
FOREACH (id IN row.content_id |
  MERGE (c:Content {content_id: id})
  CREATE (p)-[r:PUBLISHES]->(c)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
