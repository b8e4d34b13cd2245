// Which of these are in the store: the content of the row that made each, and the import that wrote it.
UNWIND $keys AS key
MATCH (:Account {platform: key.platform, account_id: key.source})-[r:TIED_TO {row_key: key.row_key}]->(:Account {platform: key.platform, account_id: key.target})
RETURN collect(key.at) AS at, collect(r.row_hash) AS row_hash, collect(r.run_id) AS run_id
