// title: Interactions
// question: Who replied to, reposted, quoted, mentioned or reacted to whom?
// :param type => "all"
//     choice of all, reply, repost, quote, mention, reaction: only these
// :param platform => "all"
//     choice of all, facebook, instagram, x, youtube, tiktok, other: only this platform
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     type: reply, repost, quote, mention or reaction
//     source: handle of the account that acted; its id where it has no handle
//     target: handle of the account it was directed to; its id where it has no handle
//     platform: where
//     post_id: the post that source wrote; for a reaction the post reacted to
//     happened_at: when, in UTC; when the post was written, if nothing else is known
CALL () {
  MATCH (a:Account)-[:POSTED]->(p:Post)-[r:REPLIES_TO|REPOSTS|QUOTES]->(:Post)<-[:POSTED]-(b:Account)
  RETURN a, b, p, coalesce(r.happened_at, p.posted_at) AS happened_at,
    CASE type(r) WHEN 'REPLIES_TO' THEN 'reply' WHEN 'REPOSTS' THEN 'repost' ELSE 'quote' END AS type
  UNION ALL
  MATCH (a:Account)-[:POSTED]->(p:Post)-[r:MENTIONS]->(b:Account)
  RETURN a, b, p, coalesce(r.happened_at, p.posted_at) AS happened_at, 'mention' AS type
  UNION ALL
  MATCH (a:Account)-[r:REACTED_TO]->(p:Post)<-[:POSTED]-(b:Account)
  RETURN a, b, p, r.happened_at AS happened_at, 'reaction' AS type
}
WITH type, a, b, p, happened_at, CASE WHEN happened_at IS NOT NULL AND $from + $until <> ''
  THEN date(datetime({datetime: happened_at, timezone: 'Asia/Karachi'})) END AS day
WHERE ($type = 'all' OR type = $type) AND ($platform = 'all' OR p.platform = $platform)
  AND ($from = '' OR day >= date($from)) AND ($until = '' OR day <= date($until))
RETURN type, coalesce(a.handle, a.account_id) AS source, coalesce(b.handle, b.account_id) AS target,
  p.platform AS platform, p.post_id AS post_id, happened_at
ORDER BY happened_at, platform, post_id, type, source, target
