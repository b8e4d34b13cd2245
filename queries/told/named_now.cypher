// Posts that stood for one nobody had named go, now that it is named: given as platform and placeholder.
UNWIND $rows AS row
MATCH (q:Post {platform: row[0], post_id: row[1]}) WHERE q.placeholder
DETACH DELETE q
