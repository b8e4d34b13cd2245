// Accounts of a platform that nobody is known to own, a page at a time.
MATCH (a:Account {platform: $platform})
WHERE a.account_id > $after AND NOT coalesce(a.official, false) AND NOT EXISTS { (a)<-[:OWNS]-() }
RETURN a.account_id AS account_id, a.handle AS handle, a.name AS name
ORDER BY a.account_id LIMIT $page
