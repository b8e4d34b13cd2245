// Accounts that go by these names: the id itself, or the handle.
UNWIND $keys AS key
CALL (key) {
  MATCH (a:Account {platform: key.platform, account_id: key.name}) RETURN a
  UNION
  MATCH (a:Account {platform: key.platform, account_id: '@' + key.handle_key}) RETURN a
  UNION
  MATCH (a:Account {platform: key.platform, handle_key: key.handle_key}) RETURN a
}
RETURN collect(key.at) AS at, collect(a.account_id) AS account_id, collect(coalesce(a.handle_key, '')) AS handle_key
