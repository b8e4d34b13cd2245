// Accounts that went by one of these handles before; few ever change theirs. $wanted: 'platform handle' → true
MATCH (a:Account) WHERE a.former_handles IS NOT NULL
  AND any(name IN a.former_handles WHERE $wanted[a.platform + ' ' + name])
RETURN collect([a.platform, a.account_id, a.handle, a.name, a.official, a.followers, a.told_by, a.run_id, a.former_handles]) AS found
