// Which of these are in the store: the content of the row that made each, and the import that wrote it.
UNWIND $keys AS key
CALL (key) {
  WITH key WHERE key.type <> 'reaction'
  MATCH (:Post {platform: key.platform, post_id: key.post_id})-[r:REPLIES_TO|REPOSTS|QUOTES|MENTIONS {row_key: key.row_key}]->()
  RETURN r
  UNION
  WITH key WHERE key.type = 'reaction'
  MATCH (:Account {platform: key.platform, account_id: key.source})-[r:REACTED_TO {row_key: key.row_key}]->(:Post {platform: key.platform, post_id: key.post_id})
  RETURN r
}
RETURN collect(key.at) AS at, collect(r.row_hash) AS row_hash, collect(r.run_id) AS run_id
