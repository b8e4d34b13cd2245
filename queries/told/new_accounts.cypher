// Accounts the store did not have.
UNWIND $rows AS row
CREATE (:Account {platform: row[0], account_id: row[1], handle: row[2], handle_key: row[3], name: row[4],
  official: row[5], followers: row[6], told_by: row[7], former_handles: row[8], run_id: row[9]})
