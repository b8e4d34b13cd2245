// Who reacted to which post, how and, if it is known, when.
UNWIND $rows AS row
MATCH (a:Account {platform: row[0], account_id: row[2]})
MATCH (p:Post {platform: row[0], post_id: row[1]})
CREATE (a)-[:REACTED_TO {kind: row[3], happened_at: CASE WHEN row[4] IS NULL THEN null ELSE datetime({epochMillis: row[4]}) END,
  told_by: row[5], run_id: $run_id}]->(p)
