// What was only guessed of posts goes: all of it, or that they name one account.
UNWIND $rows AS row
MATCH (p:Post {platform: row[0], post_id: row[1]})-[r:REPLIES_TO|REPOSTS|QUOTES|MENTIONS {guessed: true}]->(o)
WHERE row[2] IS NULL OR o.account_id = row[2]
DELETE r
WITH DISTINCT o WHERE o.placeholder
DETACH DELETE o
