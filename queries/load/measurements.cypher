// What a platform reported of a post, an account, a piece of content or a campaign, on a day.
UNWIND $rows AS row
MERGE (m:Measurement {measurement_id: row.measurement_id})
SET m += row.set, m.told_by = null, m.run_id = row.run_id, m.row_hash = row.row_hash
FOREACH (id IN CASE row.of WHEN 'post' THEN [row.of_id] ELSE [] END |
  MERGE (p:Post {platform: row.platform, post_id: id})
  MERGE (m)-[r:OF]->(p)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (id IN CASE row.of WHEN 'account' THEN [row.of_id] ELSE [] END |
  MERGE (a:Account {platform: row.platform, account_id: id})
  MERGE (m)-[r:OF]->(a)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (id IN CASE row.of WHEN 'content' THEN [row.of_id] ELSE [] END |
  MERGE (c:Content {content_id: id})
  MERGE (m)-[r:OF]->(c)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (id IN CASE row.of WHEN 'campaign' THEN [row.of_id] ELSE [] END |
  MERGE (c:Campaign {name: id})
  MERGE (m)-[r:OF]->(c)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
