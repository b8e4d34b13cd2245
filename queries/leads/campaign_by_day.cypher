// title: A campaign day by day
// question: On which days was a hashtag campaign carried, and by how many accounts, old and new?
// :param campaign => ""
//     choice from campaigns: only this campaign, by name or hashtag; empty for all
// returns:
//     campaign: the campaign's name
//     day: the day in Pakistan
//     posts: posts with a hashtag of it on that day
//     accounts: distinct accounts that wrote them
//     new_accounts: those of them that had not posted with it before
MATCH (c:Campaign) WHERE $campaign = '' OR c.name = $campaign
MATCH (c)-[:USES]->(:Hashtag)<-[:TAGGED]-(p:Post)
WITH DISTINCT c, p, CASE WHEN p.posted_at IS NOT NULL
  THEN date(datetime({datetime: p.posted_at, timezone: 'Asia/Karachi'})) END AS day
WHERE (c.starts_on IS NULL OR day >= c.starts_on) AND (c.ends_on IS NULL OR day <= c.ends_on)
MATCH (a:Account)-[:POSTED]->(p)
WITH c, a, collect({day: day, post: p}) AS written, min(day) AS first_day
UNWIND written AS one
RETURN c.name AS campaign, one.day AS day, count(DISTINCT one.post) AS posts,
  count(DISTINCT a) AS accounts,
  count(DISTINCT CASE WHEN one.day = first_day THEN a END) AS new_accounts
ORDER BY campaign, day
