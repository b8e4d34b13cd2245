// What people said of the campaign: a kind of content. Their own ties have no row_key of content_people.
UNWIND $rows AS row
MERGE (c:Content {content_id: row.testimonial_id})
SET c:Testimonial, c.kind = 'testimonial', c += row.set, c.run_id = row.run_id, c.row_hash = row.row_hash
FOREACH (old IN CASE WHEN row.person_id IS NULL THEN []
                     ELSE [()-[r:FEATURED_IN {row_key: row.row_key}]->(c) | r] END | DELETE old)
WITH row, c
CALL (row, c) {
  UNWIND row.person_id AS id
  MATCH (p:Person|MergedPerson {person_id: id})
  CREATE (p)-[r:FEATURED_IN {row_key: row.row_key}]->(c)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash
}
FOREACH (old IN CASE WHEN row.session_id IS NULL THEN [] ELSE [(c)-[r:CAME_FROM]->() | r] END | DELETE old)
FOREACH (id IN row.session_id |
  MERGE (s:Session {session_id: id})
  CREATE (c)-[r:CAME_FROM]->(s)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash)
