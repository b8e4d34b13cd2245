// Whom posts name, each post's together.
UNWIND $rows AS row
MATCH (p:Post {platform: row[0], post_id: row[1]})
UNWIND row[2] AS named
MATCH (a:Account {platform: row[0], account_id: named[0]})
CREATE (p)-[:MENTIONS {happened_at: p.posted_at, timed_by_post: true, guessed: named[1], run_id: $run_id}]->(a)
