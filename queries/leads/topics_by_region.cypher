// title: Topics by region
// question: Which topics has a region never discussed, or which has it discussed how often?
// :param show => "all"
//     choice of missing, discussed, all: topics never discussed there, those discussed, or all
// returns:
//     region: a province or territory with a place in the store
//     topic: a topic that some session was about
//     sessions: sessions on it there
//     campuses: universities of the region where it was discussed
//     last_held_on: when the last of them was; empty if there was none
MATCH (t:Topic) WHERE EXISTS { (t)<-[:ON_TOPIC]-(:Session) }
MATCH (v:Venue) WHERE v.province IS NOT NULL
WITH t, v.province AS region, collect(v) AS places
WITH t, region,
  COLLECT { UNWIND places AS v MATCH (t)<-[:ON_TOPIC]-(s:Session)-[:HELD_AT]->(v)
    RETURN DISTINCT s } AS held,
  COUNT { UNWIND places AS v MATCH (t)<-[:ON_TOPIC]-(:Session)-[:HELD_AT]->(v)
    WHERE v:University RETURN DISTINCT v } AS campuses
WHERE $show = 'all' OR ($show = 'missing' AND size(held) = 0)
  OR ($show = 'discussed' AND size(held) > 0)
RETURN region, t.name AS topic, size(held) AS sessions, campuses,
  reduce(last = null, s IN held |
    CASE WHEN last IS NULL OR s.held_on > last THEN s.held_on ELSE last END) AS last_held_on
ORDER BY region, sessions DESC, topic
