// title: Who set it going
// question: Which accounts were first in a hashtag campaign, and whose posts were passed on most?
// :param campaign => ""
//     choice from campaigns: only this campaign, by name or hashtag; empty for all
// :param limit => 20
//     integer 1 to 10000: how many accounts to list for each campaign
// returns:
//     campaign: the campaign's name
//     account: the account's handle; its id where it has no handle
//     platform: where
//     person: its owner, if known
//     followers: followers of the account, if known
//     place_in_line: 1 for the account that posted first
//     first_post_at: when it first posted with a hashtag of the campaign, in UTC
//     posts: posts it wrote with one
//     reposts_received: reposts of these posts by other accounts
//     replies_received: replies to these posts by other accounts
MATCH (c:Campaign) WHERE $campaign = '' OR c.name = $campaign
MATCH (c)-[:USES]->(:Hashtag)<-[:TAGGED]-(p:Post)
WITH DISTINCT c, p, CASE WHEN p.posted_at IS NOT NULL
  THEN date(datetime({datetime: p.posted_at, timezone: 'Asia/Karachi'})) END AS day
WHERE (c.starts_on IS NULL OR day >= c.starts_on) AND (c.ends_on IS NULL OR day <= c.ends_on)
MATCH (a:Account)-[:POSTED]->(p)
WITH c, a, collect(p) AS posts, min(p.posted_at) AS first_post_at
ORDER BY first_post_at, a.account_id
WITH c, collect({account: a, posts: posts, first_post_at: first_post_at}) AS line
UNWIND range(0, size(line) - 1) AS place
WITH c, place, line[place].account AS a, line[place].posts AS posts,
  line[place].first_post_at AS first_post_at
WITH c, a, place + 1 AS place_in_line, first_post_at, size(posts) AS posts_written,
  COUNT {
    UNWIND posts AS p MATCH (p)<-[:REPOSTS]-(r:Post)<-[:POSTED]-(b:Account) WHERE b <> a
    RETURN DISTINCT r
  } AS reposts_received,
  COUNT {
    UNWIND posts AS p MATCH (p)<-[:REPLIES_TO]-(r:Post)<-[:POSTED]-(b:Account) WHERE b <> a
    RETURN DISTINCT r
  } AS replies_received
ORDER BY reposts_received DESC, place_in_line
WITH c, collect({account: a, place: place_in_line, first_post_at: first_post_at,
  posts: posts_written, reposts: reposts_received, replies: replies_received})[..$limit] AS top
UNWIND top AS one
RETURN c.name AS campaign, coalesce(one.account.handle, one.account.account_id) AS account,
  one.account.platform AS platform,
  head(COLLECT { WITH one.account AS a MATCH (a)<-[:OWNS]-(p:Person) RETURN p.name ORDER BY p.name }) AS person,
  one.account.followers AS followers, one.place AS place_in_line,
  one.first_post_at AS first_post_at, one.posts AS posts, one.reposts AS reposts_received,
  one.replies AS replies_received
ORDER BY campaign, reposts_received DESC, place_in_line
