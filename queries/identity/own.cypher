// Accounts become those of the people they were found to be of.
UNWIND $rows AS row
MATCH (p:Person|MergedPerson {person_id: row.person_id})
MATCH (a:Account {platform: row.platform, account_id: row.account_id})
WHERE NOT EXISTS { (a)<-[:OWNS]-() }
CREATE (p)-[r:OWNS {merge_id: row.merge_id}]->(a)
