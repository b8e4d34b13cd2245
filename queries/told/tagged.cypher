// Hashtags of posts.
UNWIND $rows AS row
MATCH (p:Post {platform: row[0], post_id: row[1]})
MERGE (h:Hashtag {tag: row[2]})
ON CREATE SET h.name = row[3], h.run_id = $run_id
CREATE (p)-[:TAGGED {run_id: $run_id}]->(h)
