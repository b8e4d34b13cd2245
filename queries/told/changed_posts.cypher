// Posts of which more is known now, or told by somebody more trusted. What took its time from one moves with it.
UNWIND $rows AS row
MATCH (p:Post {platform: row[0], post_id: row[1]})
SET p.posted_at = CASE WHEN row[3] IS NULL THEN null ELSE datetime({epochMillis: row[3]}) END,
  p.text = row[4], p.told_by = row[5], p.run_id = row[6]
FOREACH (r IN [(p)-[r:REPLIES_TO|REPOSTS|QUOTES|MENTIONS]->() WHERE r.timed_by_post | r] | SET r.happened_at = p.posted_at)
FOREACH (r IN [(p)<-[r:REACTED_TO]-() WHERE r.timed_by_post | r] | SET r.happened_at = p.posted_at)
WITH row, p WHERE NOT EXISTS { (p)<-[:POSTED]-(:Account {platform: row[0], account_id: row[2]}) }
FOREACH (old IN [(p)<-[r:POSTED]-() | r] | DELETE old)
WITH row, p
MATCH (a:Account {platform: row[0], account_id: row[2]})
CREATE (a)-[:POSTED {run_id: row[6]}]->(p)
