// Trainings and where they were held.
UNWIND $rows AS row
MERGE (t:Training {training_id: row.training_id})
SET t += row.set, t.run_id = row.run_id, t.row_hash = row.row_hash
FOREACH (old IN CASE WHEN row.venue_id IS NULL THEN [] ELSE [(t)-[r:HELD_AT]->() | r] END | DELETE old)
WITH row, t
CALL (row, t) {
  UNWIND row.venue_id AS id
  MATCH (v:Venue|MergedVenue {venue_id: id})
  CREATE (t)-[r:HELD_AT]->(v)
  SET r.run_id = row.run_id, r.row_hash = row.row_hash
}
