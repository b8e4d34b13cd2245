// Dialogue sessions, where they were held, what they were about.
UNWIND $rows AS row
MERGE (s:Session {session_id: row.session_id})
SET s += row.set, s.run_id = row.run_id, s.row_hash = row.row_hash
FOREACH (old IN [(s)-[r:HELD_AT]->() | r] | DELETE old)
WITH row, s
CALL (row, s) {
  UNWIND [row.venue_id] AS id
  MATCH (v:Venue|MergedVenue {venue_id: id})
  CREATE (s)-[r:HELD_AT]->(v)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash
}
FOREACH (old IN CASE WHEN row.topics IS NULL THEN [] ELSE [(s)-[r:ON_TOPIC]->() | r] END | DELETE old)
FOREACH (topic IN row.topics |
  MERGE (t:Topic {topic_id: topic.key})
  ON CREATE SET t.name = topic.name, t.run_id = row.run_id
  CREATE (s)-[r:ON_TOPIC]->(t)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
