// title: Topics by campus
// question: Which topics has a campus never discussed, or which has it discussed how often?
// :param show => "missing"
//     choice of missing, discussed, all: topics never discussed there, those discussed, or all
// :param campus => ""
//     choice from campuses: only this university; empty for all
// returns:
//     campus: the university's name
//     topic: a topic that some session was about
//     sessions: sessions on it on this campus
//     last_held_on: when the last of them was; empty if there was none
//     sessions_elsewhere: sessions on it at other places
MATCH (t:Topic) WHERE EXISTS { (t)<-[:ON_TOPIC]-(:Session) }
WITH t, COUNT { (t)<-[:ON_TOPIC]-(:Session) } AS everywhere
MATCH (u:University) WHERE $campus = '' OR u.university_id = $campus
OPTIONAL MATCH (t)<-[:ON_TOPIC]-(s:Session)-[:HELD_AT]->(u)
WITH u, t, everywhere, count(s) AS sessions, max(s.held_on) AS last_held_on
WHERE $show = 'all' OR ($show = 'missing' AND sessions = 0) OR ($show = 'discussed' AND sessions > 0)
RETURN u.name AS campus, t.name AS topic, sessions, last_held_on,
  everywhere - sessions AS sessions_elsewhere
ORDER BY campus, sessions DESC, topic
