// title: How content was seen
// question: Which content was seen how often, and what was the latest count?
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
//     topics: what it is about
//     views: times seen by the latest counts: the larger of two sources that name one platform, platforms added up; a source that names none is never added; of its posts where the content itself wasn't counted; empty if nothing was
//     counted_on: the day of the latest count
//     sources: who counted
MATCH (c:Content) WHERE ($kind = 'all' OR c.kind = $kind)
  AND ($from = '' OR c.produced_on >= date($from)) AND ($until = '' OR c.produced_on <= date($until))
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
    max(counted_on) AS counted_on, collect(source) AS sources
  WITH sum(CASE WHEN platform IS NOT NULL THEN value END) AS on_platforms,
    max(CASE WHEN platform IS NULL THEN value END) AS unnamed,
    count(*) AS own_counts, max(counted_on) AS own_on, collect(sources) AS found
  RETURN CASE WHEN unnamed > on_platforms THEN unnamed ELSE on_platforms END AS own, own_counts, own_on,
    reduce(all = [], one IN found | all + one) AS own_sources
}
CALL (c) {
  MATCH (m:Measurement)-[:OF]->(p:Post)-[:PUBLISHES]->(c)
  WHERE m.metric IN ['views', 'video_views'] AND coalesce(m.period, 'lifetime') = 'lifetime'
  WITH p, m ORDER BY m.measured_on DESC
  WITH p, m.source AS source, m.metric AS metric, head(collect(m)) AS latest
  WITH p, max(latest.value) AS value, max(latest.measured_on) AS counted_on,
    collect(DISTINCT source) AS sources
  WITH sum(value) AS of_posts, count(p) AS posts_counted, max(counted_on) AS posts_on,
    collect(sources) AS found
  RETURN of_posts, posts_counted, posts_on,
    reduce(all = [], one IN found | all + [name IN one WHERE NOT name IN all]) AS posts_sources
}
RETURN c.content_id AS content_id, c.title AS content, c.kind AS kind, c.produced_on AS produced_on,
  COLLECT { MATCH (c)-[:ON_TOPIC]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
  CASE WHEN own_counts > 0 THEN own WHEN posts_counted > 0 THEN of_posts END AS views,
  CASE WHEN own_counts > 0 THEN own_on ELSE posts_on END AS counted_on,
  CASE WHEN own_counts > 0 THEN own_sources ELSE posts_sources END AS sources
ORDER BY coalesce(views, -1) DESC, content, content_id
