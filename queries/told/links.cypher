// Whom these posts answer, share, quote and name, given as platform and id of the post.
UNWIND $keys AS key
MATCH (p:Post {platform: key[0], post_id: key[1]})-[r:REPLIES_TO|REPOSTS|QUOTES|MENTIONS]->(o)
RETURN collect([key[0], key[1], type(r), coalesce(o.post_id, o.account_id),
  CASE WHEN o:Post THEN head([(o)<-[:POSTED]-(a:Account) | a.account_id]) ELSE o.account_id END,
  coalesce(o.placeholder, false), r.run_id, coalesce(r.guessed, false)]) AS found
