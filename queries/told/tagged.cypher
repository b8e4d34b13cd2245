// Hashtags of posts, each post's together.
UNWIND $rows AS row
MATCH (p:Post {platform: row[0], post_id: row[1]})
UNWIND row[2] AS tag
MERGE (h:Hashtag {tag: tag[0]})
ON CREATE SET h.name = tag[1], h.run_id = $run_id
CREATE (p)-[:TAGGED {run_id: $run_id}]->(h)
