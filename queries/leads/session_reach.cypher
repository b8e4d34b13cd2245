// title: How far sessions reached
// question: How many people were at each dialogue session, and how many did posts of what came from it reach?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     session_id: the session's id
//     session: its title
//     held_on: the day
//     attended: people who were there: as counted or as many as are on record, whichever is more
//     people_recorded: distinct people on record, hosts and speakers included; empty if nobody is
//     content: pieces of content that came from it
//     posts: posts that publish one of them
//     measured_low: accounts the platforms counted as reached, at least: the largest count, never a sum
//     measured_high: at most: all the counts together, as if nobody had been reached twice
//     posts_measured: posts with a count of reach
//     potential_low: followers of the accounts that posted, at least: those of the largest
//     potential_high: at most: all of theirs together
//     accounts: distinct accounts that posted
//     accounts_with_followers: those of them whose followers are known
//     impressions: times shown; not people
//     impressions_kind: reported by the platforms; potential where none was: posts times followers
//     impressions_posts: posts that these are about
MATCH (s:Session)
WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
WITH s, COUNT { MATCH (s)<-[:HOSTED|SPOKE_AT|ATTENDED]-(o:Person) RETURN DISTINCT o } AS recorded,
  COLLECT { MATCH (s)<-[:CAME_FROM]-(c:Content)<-[:PUBLISHES]-(p:Post) RETURN DISTINCT p } AS posts
WITH s, posts, CASE WHEN recorded > 0 THEN recorded END AS recorded
CALL (posts) {
  UNWIND posts AS p
  CALL (p) {
    OPTIONAL MATCH (m:Measurement {metric: 'reach'})-[:OF]->(p) WHERE coalesce(m.period, 'lifetime') = 'lifetime'
    WITH m ORDER BY m.measured_on DESC
    WITH m.source AS source, head(collect(m.value)) AS value
    RETURN max(value) AS lifetime
  }
  CALL (p) {
    OPTIONAL MATCH (m:Measurement {metric: 'reach', period: 'day'})-[:OF]->(p)
    WITH m.source AS source, max(m.value) AS low, sum(m.value) AS high
    RETURN max(low) AS day_low, max(CASE WHEN low IS NOT NULL THEN high END) AS day_high
  }
  WITH coalesce(lifetime, day_low) AS low, coalesce(lifetime, day_high) AS high
  RETURN max(low) AS posts_low, sum(high) AS posts_high, count(low) AS posts_measured
}
CALL (posts) {
  UNWIND posts AS p
  CALL (p) {
    OPTIONAL MATCH (m:Measurement {metric: 'impressions'})-[:OF]->(p) WHERE coalesce(m.period, 'lifetime') = 'lifetime'
    WITH m ORDER BY m.measured_on DESC
    WITH m.source AS source, head(collect(m.value)) AS value
    RETURN max(value) AS lifetime
  }
  CALL (p) {
    OPTIONAL MATCH (m:Measurement {metric: 'impressions', period: 'day'})-[:OF]->(p)
    WITH m.source AS source, max(m.value) AS low, sum(m.value) AS high
    RETURN max(low) AS day_low, max(CASE WHEN low IS NOT NULL THEN high END) AS day_high
  }
  WITH coalesce(lifetime, day_high) AS shown
  RETURN sum(shown) AS shown, count(shown) AS posts_shown
}
CALL (posts) {
  UNWIND posts AS p
  MATCH (a:Account)-[:POSTED]->(p)
  WITH a, count(DISTINCT p) AS written
  CALL (a) {
    OPTIONAL MATCH (m:Measurement {metric: 'followers'})-[:OF]->(a) WHERE coalesce(m.period, 'lifetime') = 'lifetime'
    WITH m ORDER BY m.measured_on DESC, m.value DESC LIMIT 1
    RETURN m.value AS counted
  }
  WITH written, coalesce(counted, a.followers) AS followers
  RETURN max(followers) AS largest, sum(followers) AS together, count(*) AS accounts,
    count(followers) AS known, sum(written * followers) AS possible,
    sum(CASE WHEN followers IS NOT NULL THEN written END) AS posts_possible
}
RETURN s.session_id AS session_id, s.title AS session, s.held_on AS held_on,
  CASE WHEN recorded > coalesce(s.participants_count, 0) THEN recorded ELSE s.participants_count END AS attended,
  recorded AS people_recorded, COUNT { (s)<-[:CAME_FROM]-(:Content) } AS content, size(posts) AS posts,
  posts_low AS measured_low, CASE WHEN posts_measured > 0 THEN posts_high END AS measured_high,
  posts_measured AS posts_measured,
  largest AS potential_low, CASE WHEN known > 0 THEN together END AS potential_high,
  accounts AS accounts, known AS accounts_with_followers,
  CASE WHEN posts_shown > 0 THEN shown WHEN known > 0 THEN possible END AS impressions,
  CASE WHEN posts_shown > 0 THEN 'reported' WHEN known > 0 THEN 'potential' END AS impressions_kind,
  CASE WHEN posts_shown > 0 THEN posts_shown ELSE posts_possible END AS impressions_posts
ORDER BY held_on DESC, session_id
