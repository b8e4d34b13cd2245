// Reactions that the store has, given as platform, post, account and kind (empty: unknown).
UNWIND $keys AS key
MATCH (a:Account {platform: key[0], account_id: key[2]})-[r:REACTED_TO]->(p:Post {platform: key[0], post_id: key[1]})
WHERE coalesce(r.kind, '') = key[3]
RETURN collect([key[0], key[1], key[2], key[3], r.happened_at.epochMillis, r.told_by, r.run_id]) AS found
