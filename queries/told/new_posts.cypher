// Posts the store did not have, told or only answered, shared, quoted or measured: then without a time.
UNWIND $rows AS row
MATCH (a:Account {platform: row[0], account_id: row[2]})
CREATE (a)-[:POSTED {run_id: row[6]}]->(:Post {platform: row[0], post_id: row[1],
  posted_at: CASE WHEN row[3] IS NULL THEN null ELSE datetime({epochMillis: row[3]}) END,
  text: row[4], told_by: row[5], run_id: row[6], placeholder: row[7]})
