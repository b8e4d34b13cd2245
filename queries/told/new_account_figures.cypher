// Figures a platform reported of accounts.
UNWIND $rows AS row
MATCH (a:Account {platform: row[0], account_id: row[1]})
CREATE (:Measurement {measurement_id: row[2], metric: row[3], value: row[4], measured_on: date(row[5]), source: row[6],
  period: row[7], platform: row[0], told_by: row[8], run_id: $run_id})-[:OF {run_id: $run_id}]->(a)
