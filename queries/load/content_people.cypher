// Who is featured in a piece of content.
UNWIND $rows AS row
MATCH (p:Person {person_id: row.person_id})
MATCH (c:Content {content_id: row.content_id})
MERGE (p)-[r:FEATURED_IN {row_key: row.row_key}]->(c)
SET r += row.set, r.run_id = row.run_id, r.row_hash = row.row_hash
