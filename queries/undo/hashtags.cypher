// Hashtags as they were first written.
UNWIND $rows AS row
MATCH (t:Hashtag {tag: row.key})
SET t.name = row.name, t.run_id = row.run_id
