// Accounts that go by these handles now, given as platform and folded handle, or are known by nothing else.
UNWIND $keys AS key
CALL (key) {
  MATCH (a:Account {platform: key[0], handle_key: key[1]}) RETURN a
  UNION
  MATCH (a:Account {platform: key[0], account_id: '@' + key[1]}) RETURN a
}
RETURN collect([a.platform, a.account_id, a.handle, a.name, a.official, a.followers, a.told_by, a.run_id, a.former_handles]) AS found
