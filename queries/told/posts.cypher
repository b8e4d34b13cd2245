// What the store knows of these posts, given as platform and id.
UNWIND $keys AS key
MATCH (p:Post {platform: key[0], post_id: key[1]})
RETURN collect([key[0], key[1], head([(p)<-[:POSTED]-(a:Account) | a.account_id]), p.posted_at.epochMillis, p.text,
  [(p)-[:TAGGED]->(h:Hashtag) | h.tag], p.told_by, p.run_id]) AS found
