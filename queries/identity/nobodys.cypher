// Accounts with a shown name or handle that nobody is known to own.
MATCH (a:Account)
WHERE NOT coalesce(a.official, false) AND NOT EXISTS { (a)<-[:OWNS]-() }
RETURN a.platform AS platform, a.account_id AS account_id, a.handle AS handle, a.name AS name
