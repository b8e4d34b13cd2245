// Reactions whose time is known now, or told by somebody more trusted.
UNWIND $rows AS row
MATCH (a:Account {platform: row[0], account_id: row[2]})-[r:REACTED_TO]->(:Post {platform: row[0], post_id: row[1]})
WHERE coalesce(r.kind, '') = coalesce(row[3], '')
SET r.happened_at = datetime({epochMillis: row[4]}), r.told_by = row[5], r.timed_by_post = null, r.run_id = row[6]
