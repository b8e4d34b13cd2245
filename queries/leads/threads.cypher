// title: Dialogue threads
// question: Which posts opened the longest dialogues, how many people took part, and how deep did they go?
// :param platform => "all"
//     choice of all, facebook, instagram, x, youtube, tiktok, other: only this platform
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// :param limit => 50
//     integer 1 to 10000: how many threads to list
// returns:
//     started_by: handle of the account that wrote the first post
//     platform: where
//     post_id: the first post
//     text: what it says; empty if not loaded
//     started_on: the day it was written
//     replies: posts that answer it or one of its answers
//     people: distinct accounts in the thread, the first included
//     depth: the longest chain of answers
//     days: days from the first post to the last answer
MATCH (root:Post)<-[:REPLIES_TO]-(:Post)
WHERE coalesce(root.placeholder, false) = false AND ($platform = 'all' OR root.platform = $platform)
  AND NOT EXISTS {
    MATCH (root)-[:REPLIES_TO]->(parent:Post) WHERE coalesce(parent.placeholder, false) = false }
WITH DISTINCT root, CASE WHEN root.posted_at IS NOT NULL
  THEN date(datetime({datetime: root.posted_at, timezone: 'Asia/Karachi'})) END AS started_on
WHERE ($from = '' OR started_on >= date($from)) AND ($until = '' OR started_on <= date($until))
OPTIONAL MATCH (starter:Account)-[:POSTED]->(root)
MATCH path = (root)<-[:REPLIES_TO*1..200]-(reply:Post)
OPTIONAL MATCH (author:Account)-[:POSTED]->(reply)
WITH root, started_on, starter, count(DISTINCT reply) AS replies, max(length(path)) AS depth,
  collect(DISTINCT author) AS authors, max(reply.posted_at) AS last_at
RETURN coalesce(starter.handle, starter.account_id) AS started_by, root.platform AS platform,
  root.post_id AS post_id, root.text AS text, started_on, replies,
  size(authors) + CASE WHEN starter IS NULL OR starter IN authors THEN 0 ELSE 1 END AS people,
  depth, duration.inDays(root.posted_at, last_at).days AS days
ORDER BY replies DESC, people DESC, started_on, post_id
LIMIT $limit
