// Which accounts another tool's network ties.
UNWIND $rows AS row
MATCH (a:Account {platform: row.platform, account_id: row.source})
MATCH (b:Account {platform: row.platform, account_id: row.target})
MERGE (a)-[r:TIED_TO {row_key: row.row_key}]->(b)
SET r += row.set, r.run_id = row.run_id, r.row_hash = row.row_hash
