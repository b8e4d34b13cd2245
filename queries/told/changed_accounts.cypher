// Accounts of which more is known now, or told by somebody more trusted.
UNWIND $rows AS row
MATCH (a:Account {platform: row[0], account_id: row[1]})
SET a.handle = row[2], a.handle_key = row[3], a.name = row[4], a.official = row[5], a.followers = row[6],
  a.told_by = row[7], a.former_handles = row[8], a.run_id = row[9]
