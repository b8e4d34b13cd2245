// title: Sessions by topic
// question: What do the sessions talk about, on how many campuses, and with how many people?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     topic: what the sessions were about
//     sessions: how many there were; a session on two topics counts under both
//     campuses: universities where they were held
//     people_recorded: distinct people on record at them
//     attendances: sum of the reported head counts; who came twice counts twice
//     uncounted: sessions without a reported head count
//     last_held_on: when the last one was
MATCH (t:Topic)<-[:ON_TOPIC]-(s:Session)
WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
WITH t, collect(s) AS held
RETURN t.name AS topic, size(held) AS sessions,
  COUNT { UNWIND held AS s MATCH (s)-[:HELD_AT]->(u:University) RETURN DISTINCT u } AS campuses,
  COUNT {
    UNWIND held AS s MATCH (s)<-[:HOSTED|SPOKE_AT|ATTENDED]-(p:Person) RETURN DISTINCT p
  } AS people_recorded,
  CASE WHEN any(s IN held WHERE s.participants_count IS NOT NULL)
    THEN reduce(sum = 0, s IN held | sum + coalesce(s.participants_count, 0)) END AS attendances,
  size([s IN held WHERE s.participants_count IS NULL]) AS uncounted,
  reduce(last = null, s IN held |
    CASE WHEN last IS NULL OR s.held_on > last THEN s.held_on ELSE last END) AS last_held_on
ORDER BY sessions DESC, topic
