// Who wrote these posts, and whether their time is known.
UNWIND $keys AS key
MATCH (p:Post {platform: key.platform, post_id: key.post_id})<-[:POSTED]-(a:Account)
RETURN collect(key.at) AS at, collect(a.account_id) AS account_id, collect(p.posted_at IS NOT NULL) AS timed
