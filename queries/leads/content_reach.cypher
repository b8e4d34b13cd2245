// title: How far content reached
// question: How many people did each piece of content reach, as counted, and how many could its posts have reached?
// :param kind => "all"
//     choice of all, panel_recording, video, graphic, article, photo_story, podcast, testimonial: only this kind
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     content_id: the content's id
//     content: its title
//     kind: what it is
//     produced_on: the day it was made
//     posts: posts that publish it
//     measured_low: accounts the platforms counted as reached, at least: the largest count, never a sum
//     measured_high: at most: all the counts together, as if nobody had been reached twice
//     measured_by: who reported it for the content as a whole, else posts
//     posts_measured: posts with a count of reach; all of them where the whole was counted
//     potential_low: followers of the accounts that posted, at least: those of the largest
//     potential_high: at most: all of theirs together
//     accounts: distinct accounts that posted
//     accounts_with_followers: those of them whose followers are known
//     impressions: times shown; not people; two sources that may have counted the same are not added
//     impressions_kind: reported by the platforms; potential where none was: posts times followers
//     impressions_posts: posts that these are about
MATCH (c:Content) WHERE ($kind = 'all' OR c.kind = $kind)
  AND ($from = '' OR c.produced_on >= date($from)) AND ($until = '' OR c.produced_on <= date($until))
WITH c, COLLECT { MATCH (p:Post)-[:PUBLISHES]->(c) RETURN DISTINCT p } AS posts
CALL (c) {
  OPTIONAL MATCH (m:Measurement {metric: 'reach'})-[:OF]->(c) WHERE coalesce(m.period, 'lifetime') = 'lifetime'
  WITH m ORDER BY m.measured_on DESC
  WITH m.source AS source, head(collect(m.value)) AS value ORDER BY source
  RETURN max(value) AS own_low, sum(value) AS own_high, collect(source) AS sources
}
CALL (c) {
  OPTIONAL MATCH (m:Measurement {metric: 'impressions'})-[:OF]->(c) WHERE coalesce(m.period, 'lifetime') = 'lifetime'
  WITH m ORDER BY m.measured_on DESC
  WITH m.source AS source, head(collect(m.value)) AS value
  WITH source, value, COLLECT {
    UNWIND [['facebook', 'facebook|fb'], ['instagram', 'instagram|insta|ig'],
      ['youtube', 'you ?tube|yt'], ['tiktok', 'tik ?tok'], ['x', 'x|twitter']] AS one
    WITH one WHERE source =~ '(?is).*(?<![a-z])(' + one[1] + ')(?![a-z]).*' RETURN one[0]
  } AS named
  WITH CASE WHEN size(named) = 1 THEN named[0] END AS platform, max(value) AS value
  WITH sum(CASE WHEN platform IS NOT NULL THEN value END) AS on_platforms,
    max(CASE WHEN platform IS NULL THEN value END) AS unnamed, count(value) AS counts
  RETURN CASE WHEN counts = 0 THEN NULL WHEN unnamed > on_platforms THEN unnamed
    ELSE on_platforms END AS own_shown
}
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
RETURN c.content_id AS content_id, c.title AS content, c.kind AS kind, c.produced_on AS produced_on,
  size(posts) AS posts,
  coalesce(own_low, posts_low) AS measured_low,
  CASE WHEN own_low IS NOT NULL THEN own_high WHEN posts_measured > 0 THEN posts_high END AS measured_high,
  CASE WHEN own_low IS NOT NULL THEN sources WHEN posts_measured > 0 THEN ['posts'] ELSE [] END AS measured_by,
  CASE WHEN own_low IS NOT NULL THEN size(posts) ELSE posts_measured END AS posts_measured,
  largest AS potential_low, CASE WHEN known > 0 THEN together END AS potential_high,
  accounts AS accounts, known AS accounts_with_followers,
  CASE WHEN own_shown IS NOT NULL THEN own_shown WHEN posts_shown > 0 THEN shown
    WHEN known > 0 THEN possible END AS impressions,
  CASE WHEN own_shown IS NOT NULL OR posts_shown > 0 THEN 'reported'
    WHEN known > 0 THEN 'potential' END AS impressions_kind,
  CASE WHEN own_shown IS NOT NULL THEN size(posts) WHEN posts_shown > 0 THEN posts_shown
    ELSE posts_possible END AS impressions_posts
ORDER BY coalesce(measured_low, -1) DESC, content, content_id
