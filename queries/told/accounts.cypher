// What the store knows of these accounts, given as platform and id.
UNWIND $keys AS key
MATCH (a:Account {platform: key[0], account_id: key[1]})
RETURN collect([key[0], key[1], a.handle, a.name, a.official, a.followers, a.told_by, a.run_id, a.former_handles]) AS found
