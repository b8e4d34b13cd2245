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
//     views: times seen: the latest count of each source, added up; empty if nobody counted
//     counted_on: the day of the latest count
//     sources: who counted
MATCH (c:Content) WHERE ($kind = 'all' OR c.kind = $kind)
  AND ($from = '' OR c.produced_on >= date($from)) AND ($until = '' OR c.produced_on <= date($until))
CALL (c) {
  MATCH (m:Measurement)-[:OF]->(c)
  WHERE m.metric IN ['views', 'video_views'] AND m.period = 'lifetime'
  WITH m ORDER BY m.measured_on DESC
  WITH m.source AS source, m.metric AS metric, head(collect(m)) AS latest
  WITH source, max(latest.value) AS value, max(latest.measured_on) AS measured_on
  RETURN sum(value) AS total, count(source) AS counted, max(measured_on) AS measured_on,
    collect(source) AS sources
}
RETURN c.content_id AS content_id, c.title AS content, c.kind AS kind, c.produced_on AS produced_on,
  COLLECT { MATCH (c)-[:ON_TOPIC]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
  CASE WHEN counted > 0 THEN total END AS views, measured_on AS counted_on, sources
ORDER BY coalesce(views, -1) DESC, content, content_id
