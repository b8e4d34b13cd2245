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
//     views: times seen: the latest count of each source, added up; empty if nobody counted
//     counted_on: the day of the latest count
MATCH (p:Panelist)
OPTIONAL MATCH (p)-[:FEATURED_IN]->(c:Content)
WITH p, c WHERE $topic = '' OR EXISTS { MATCH (c)-[:ON_TOPIC]->(t:Topic) WHERE t.topic_id = $topic }
CALL (c) {
  MATCH (m:Measurement)-[:OF]->(c)
  WHERE m.metric IN ['views', 'video_views'] AND m.period = 'lifetime'
  WITH m ORDER BY m.measured_on DESC
  WITH m.source AS source, m.metric AS metric, head(collect(m)) AS latest
  WITH source, max(latest.value) AS value, max(latest.measured_on) AS measured_on
  RETURN sum(value) AS total, count(source) AS counted, max(measured_on) AS measured_on
}
RETURN p.person_id AS person_id, p.name AS panelist, p.expertise AS expertise,
  c.title AS content, c.kind AS kind, c.produced_on AS produced_on,
  COLLECT { MATCH (c)-[:ON_TOPIC]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
  CASE WHEN counted > 0 THEN total END AS views, measured_on AS counted_on
ORDER BY panelist, person_id, produced_on DESC, content
