// Hashtag campaigns and the tags they use.
UNWIND $rows AS row
MERGE (c:Campaign {name: row.name})
SET c += row.set, c.run_id = row.run_id, c.row_hash = row.row_hash
FOREACH (old IN CASE WHEN row.hashtags IS NULL THEN [] ELSE [(c)-[r:USES]->() | r] END | DELETE old)
FOREACH (tag IN row.hashtags |
  MERGE (h:Hashtag {tag: tag.key})
  ON CREATE SET h.name = tag.name, h.run_id = row.run_id
  CREATE (c)-[r:USES]->(h)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
