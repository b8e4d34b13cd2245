// Topics as they were first written.
UNWIND $rows AS row
MATCH (t:Topic {topic_id: row.key})
SET t.name = row.name, t.run_id = row.run_id
