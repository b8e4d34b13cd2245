// title: Followers over time
// question: How did the followers of our accounts grow, count by count?
// :param platform => "all"
//     choice of all, facebook, instagram, x, youtube, tiktok, other: only this platform
// :param accounts => "ours"
//     choice of ours, all: our official accounts, or every account that was counted
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     platform: where
//     account: the account's handle; its id where it has no handle
//     measured_on: the day of the count
//     followers: followers on that day
//     change: difference to the count before, from the same source
//     source: who counted
MATCH (m:Measurement {metric: 'followers'})-[:OF]->(a:Account)
WHERE ($platform = 'all' OR a.platform = $platform) AND ($accounts = 'all' OR a.official = true)
WITH a, m ORDER BY m.measured_on
WITH a, m.source AS source, collect(m) AS counts
UNWIND range(0, size(counts) - 1) AS at
WITH a, source, counts[at] AS count, CASE WHEN at > 0 THEN counts[at - 1] END AS before
WHERE ($from = '' OR count.measured_on >= date($from))
  AND ($until = '' OR count.measured_on <= date($until))
RETURN a.platform AS platform, coalesce(a.handle, a.account_id) AS account,
  count.measured_on AS measured_on, count.value AS followers,
  count.value - before.value AS change, source
ORDER BY platform, account, source, measured_on
