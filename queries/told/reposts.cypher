// Posts that share another.
UNWIND $rows AS row
MATCH (p:Post {platform: row[0], post_id: row[1]})
MATCH (q:Post {platform: row[0], post_id: row[2]})
CREATE (p)-[:REPOSTS {happened_at: p.posted_at, timed_by_post: true, guessed: row[3], run_id: $run_id}]->(q)
