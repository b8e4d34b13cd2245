// What was produced, what it is about, which session it came from.
UNWIND $rows AS row
MERGE (c:Content {content_id: row.content_id})
SET c += row.set, c.run_id = row.run_id, c.row_hash = row.row_hash
FOREACH (old IN CASE WHEN row.topics IS NULL THEN [] ELSE [(c)-[r:ON_TOPIC]->() | r] END | DELETE old)
FOREACH (topic IN row.topics |
  MERGE (t:Topic {topic_id: topic.key})
  ON CREATE SET t.name = topic.name, t.run_id = row.run_id
  CREATE (c)-[r:ON_TOPIC]->(t)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (old IN CASE WHEN row.session_id IS NULL THEN [] ELSE [(c)-[r:CAME_FROM]->() | r] END | DELETE old)
FOREACH (id IN row.session_id |
  MERGE (s:Session {session_id: id})
  CREATE (c)-[r:CAME_FROM]->(s)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
