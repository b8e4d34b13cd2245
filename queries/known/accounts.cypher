// Which of these are in the store: the content of the row that made each, and the import that wrote it.
UNWIND $keys AS key
MATCH (n:Account {platform: key.platform, account_id: key.account_id})
RETURN collect(key.at) AS at, collect(coalesce(n.row_hash, '')) AS row_hash, collect(coalesce(n.run_id, '')) AS run_id, collect(coalesce(n.told_by, '')) AS told_by
