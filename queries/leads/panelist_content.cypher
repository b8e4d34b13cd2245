// title: Panelists and their content
// question: What has each panelist been recorded on, and how often was it seen?
// :param topic => ""
//     choice from topics: only content about this topic; empty for all
// returns:
//     person_id: the panelist's id
//     panelist: the panelist's name
//     expertise: what they are an expert in
//     content: title of the content; empty if there is none yet
//     kind: what it is
//     produced_on: the day it was made
//     topics: what it is about
//     views: times seen by the latest counts: the larger of two sources that name one platform, platforms added up; a source that names none is never added; of its posts where the content itself wasn't counted; empty if nothing was
//     counted_on: the day of the latest count
MATCH (p:Panelist)
OPTIONAL MATCH (p)-[:FEATURED_IN]->(c:Content)
WITH p, c WHERE $topic = '' OR EXISTS { MATCH (c)-[:ON_TOPIC]->(t:Topic) WHERE t.topic_id = $topic }
CALL (c) {
  MATCH (m:Measurement)-[:OF]->(c)
  WHERE m.metric IN ['views', 'video_views'] AND coalesce(m.period, 'lifetime') = 'lifetime'
  WITH m ORDER BY m.measured_on DESC
  WITH m.source AS source, m.metric AS metric, head(collect(m)) AS latest
  WITH source, max(latest.value) AS value, max(latest.measured_on) AS counted_on
  WITH source, value, counted_on, COLLECT {
    UNWIND [['facebook', 'facebook|fb'], ['instagram', 'instagram|insta|ig'],
      ['youtube', 'you ?tube|yt'], ['tiktok', 'tik ?tok'], ['x', 'x|twitter']] AS one
    WITH one WHERE source =~ '(?is).*(?<![a-z])(' + one[1] + ')(?![a-z]).*' RETURN one[0]
  } AS named
  WITH CASE WHEN size(named) = 1 THEN named[0] END AS platform, max(value) AS value,
    max(counted_on) AS counted_on
  WITH sum(CASE WHEN platform IS NOT NULL THEN value END) AS on_platforms,
    max(CASE WHEN platform IS NULL THEN value END) AS unnamed,
    count(*) AS own_counts, max(counted_on) AS own_on
  RETURN CASE WHEN unnamed > on_platforms THEN unnamed ELSE on_platforms END AS own, own_counts, own_on
}
CALL (c) {
  MATCH (m:Measurement)-[:OF]->(post:Post)-[:PUBLISHES]->(c)
  WHERE m.metric IN ['views', 'video_views'] AND coalesce(m.period, 'lifetime') = 'lifetime'
  WITH post, m ORDER BY m.measured_on DESC
  WITH post, m.source AS source, m.metric AS metric, head(collect(m)) AS latest
  WITH post, max(latest.value) AS value, max(latest.measured_on) AS counted_on
  RETURN sum(value) AS of_posts, count(post) AS posts_counted, max(counted_on) AS posts_on
}
RETURN p.person_id AS person_id, p.name AS panelist, p.expertise AS expertise,
  c.title AS content, c.kind AS kind, c.produced_on AS produced_on,
  COLLECT { MATCH (c)-[:ON_TOPIC]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
  CASE WHEN own_counts > 0 THEN own WHEN posts_counted > 0 THEN of_posts END AS views,
  CASE WHEN own_counts > 0 THEN own_on ELSE posts_on END AS counted_on
ORDER BY panelist, person_id, produced_on DESC, content
