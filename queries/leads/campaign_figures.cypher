// title: Campaign figures
// question: How far did each hashtag campaign get: who took part, what was posted, how many were reached?
// :param campaign => ""
//     choice from campaigns: only this campaign, by name or hashtag; empty for all
// returns:
//     campaign: the campaign's name
//     hashtags: the hashtags it goes by
//     starts_on: its first day
//     ends_on: its last day; only posts between the two count
//     participants: distinct accounts that posted with a hashtag of it
//     posts: posts with a hashtag of it, its reposts and replies included
//     reposts: reposts of these posts
//     replies: replies to these posts
//     quotes: quotes of these posts
//     reach: people reached as a platform reported it, the largest count of the latest day; never a sum
//     reach_measured_on: the day of that count
//     reach_source: who reported it
//     impressions: times shown as last reported; not people
MATCH (c:Campaign) WHERE $campaign = '' OR c.name = $campaign
CALL (c) {
  OPTIONAL MATCH (c)-[:USES]->(:Hashtag)<-[:TAGGED]-(p:Post)
  WITH DISTINCT c, p, CASE WHEN p.posted_at IS NOT NULL
    THEN date(datetime({datetime: p.posted_at, timezone: 'Asia/Karachi'})) END AS day
  WITH CASE WHEN (c.starts_on IS NULL OR day >= c.starts_on)
    AND (c.ends_on IS NULL OR day <= c.ends_on) THEN p END AS p
  RETURN collect(p) AS posts
}
CALL (c) {
  OPTIONAL MATCH (m:Measurement {metric: 'reach'})-[:OF]->(c) WHERE coalesce(m.period, 'lifetime') = 'lifetime'
  WITH m ORDER BY m.measured_on DESC, m.value DESC LIMIT 1
  RETURN m AS reach
}
CALL (c) {
  OPTIONAL MATCH (m:Measurement {metric: 'impressions'})-[:OF]->(c) WHERE coalesce(m.period, 'lifetime') = 'lifetime'
  WITH m ORDER BY m.measured_on DESC, m.value DESC LIMIT 1
  RETURN m AS impressions
}
RETURN c.name AS campaign,
  COLLECT { MATCH (c)-[:USES]->(h:Hashtag) RETURN '#' + h.name AS tag ORDER BY tag } AS hashtags,
  c.starts_on AS starts_on, c.ends_on AS ends_on,
  COUNT { UNWIND posts AS p MATCH (a:Account)-[:POSTED]->(p) RETURN DISTINCT a } AS participants,
  size(posts) AS posts,
  COUNT { UNWIND posts AS p MATCH (r:Post)-[:REPOSTS]->(p) RETURN DISTINCT r } AS reposts,
  COUNT { UNWIND posts AS p MATCH (r:Post)-[:REPLIES_TO]->(p) RETURN DISTINCT r } AS replies,
  COUNT { UNWIND posts AS p MATCH (r:Post)-[:QUOTES]->(p) RETURN DISTINCT r } AS quotes,
  reach.value AS reach, reach.measured_on AS reach_measured_on, reach.source AS reach_source,
  impressions.value AS impressions
ORDER BY starts_on DESC, campaign
