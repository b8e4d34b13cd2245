// title: Cascades
// question: Which posts were passed on and answered most, by how many accounts, how far down, and how fast?
// :param campaign => ""
//     choice from campaigns: only cascades with a post of this campaign, by name or hashtag; empty for all
// :param platform => "all"
//     choice of all, facebook, instagram, x, youtube, tiktok, other: only this platform
// :param smallest => 2
//     integer 2 to 10000: only cascades of so many posts or more
// :param limit => 50
//     integer 1 to 10000: how many cascades to list
// returns:
//     started_by: handle of the account that wrote the first post; its id where it has no handle
//     platform: where
//     post_id: the first post
//     root: post; not loaded if only those that pass it on are known; unknown if what it passes on is not
//     text: what it says; empty if not loaded
//     started_at: when it was written, in UTC
//     posts: posts that repost, answer or quote it or one of those, itself included
//     accounts: distinct accounts that wrote them
//     reposts: reposts among them
//     replies: replies among them
//     quotes: quotes among them
//     depth: the longest chain below the first post
//     hours_to_half: hours until half of the posts were there; empty where times are not known
MATCH (root:Post)<-[:REPLIES_TO|REPOSTS|QUOTES]-(:Post)
WHERE coalesce(root.placeholder, false) = false AND ($platform = 'all' OR root.platform = $platform)
  AND NOT EXISTS {
    MATCH (root)-[:REPLIES_TO|REPOSTS|QUOTES]->(parent:Post)
    WHERE coalesce(parent.placeholder, false) = false AND parent <> root }
WITH DISTINCT root
MATCH path = (root)<-[:REPLIES_TO|REPOSTS|QUOTES*0..200]-(post:Post)
WITH root, post, max(length(path)) AS depth,
  collect(DISTINCT type(last(relationships(path)))) AS kinds
ORDER BY post.posted_at
WITH root, max(depth) AS depth, collect(post) AS posts,
  sum(CASE WHEN 'REPOSTS' IN kinds THEN 1 ELSE 0 END) AS reposts,
  sum(CASE WHEN 'REPLIES_TO' IN kinds THEN 1 ELSE 0 END) AS replies,
  sum(CASE WHEN 'QUOTES' IN kinds THEN 1 ELSE 0 END) AS quotes
WHERE size(posts) >= $smallest AND ($campaign = '' OR EXISTS {
  UNWIND posts AS p
  MATCH (c:Campaign {name: $campaign})-[:USES]->(:Hashtag)<-[:TAGGED]-(p)
  WITH c, CASE WHEN p.posted_at IS NOT NULL
    THEN date(datetime({datetime: p.posted_at, timezone: 'Asia/Karachi'})) END AS day
  WHERE (c.starts_on IS NULL OR day >= c.starts_on) AND (c.ends_on IS NULL OR day <= c.ends_on)
  RETURN c })
WITH root, depth, posts, reposts, replies, quotes,
  posts[(size(posts) + 1) / 2 - 1].posted_at AS half_at
ORDER BY size(posts) DESC, root.posted_at, root.post_id LIMIT $limit
RETURN head(COLLECT {
    MATCH (a:Account)-[:POSTED]->(root) RETURN coalesce(a.handle, a.account_id) AS name ORDER BY name
  }) AS started_by, root.platform AS platform, root.post_id AS post_id,
  CASE WHEN EXISTS { (root)-[:REPLIES_TO|REPOSTS|QUOTES]->(q:Post) WHERE q <> root } THEN 'unknown'
    WHEN root.posted_at IS NULL THEN 'not loaded' ELSE 'post' END AS root,
  root.text AS text, root.posted_at AS started_at, size(posts) AS posts,
  COUNT { UNWIND posts AS p MATCH (a:Account)-[:POSTED]->(p) RETURN DISTINCT a } AS accounts,
  reposts AS reposts, replies AS replies, quotes AS quotes,
  depth AS depth,
  CASE WHEN half_at < root.posted_at THEN 0.0
    ELSE round(duration.inSeconds(root.posted_at, half_at).seconds / 3600.0, 2) END AS hours_to_half
ORDER BY posts DESC, started_at, post_id
