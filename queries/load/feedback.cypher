// One person's answers about one session, one property an item.
UNWIND $rows AS row
MATCH (s:Session {session_id: row.session_id})
MERGE (f:FeedbackResponse {response_id: row.response_id})
SET f += row.set, f += row.items, f.run_id = row.run_id, f.row_hash = row.row_hash
FOREACH (old IN [(f)-[r:ABOUT]->() | r] | DELETE old)
CREATE (f)-[r:ABOUT]->(s)
SET r.run_id = row.run_id, r.row_hash = row.row_hash
