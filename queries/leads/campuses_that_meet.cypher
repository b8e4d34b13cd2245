// title: Campuses that meet
// question: Which campuses meet each other at sessions, and which never do?
// :param show => "all"
//     choice of all, met, never: every two campuses, those that met, or those that never did
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     campus: one university with people on record
//     other_campus: another one
//     sessions: sessions at which people of both were on record, in any part
//     last_met_on: when the last of them was; empty if there was none
CALL () {
  MATCH (s:Session)<-[:HOSTED|SPOKE_AT|ATTENDED]-(:Person)-[:STUDIES_AT|AMBASSADOR_OF]->(u:University)
  WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
  WITH s, collect(DISTINCT u) AS campuses
  UNWIND campuses AS a
  UNWIND campuses AS b
  WITH s, a, b WHERE a.university_id < b.university_id
  RETURN a, b, 1 AS met, s.held_on AS held_on
  UNION ALL
  MATCH (u:University) WHERE EXISTS { (u)<-[:STUDIES_AT|AMBASSADOR_OF]-(:Person) }
  WITH collect(u) AS campuses
  UNWIND campuses AS a
  UNWIND campuses AS b
  WITH a, b WHERE a.university_id < b.university_id
  RETURN a, b, 0 AS met, null AS held_on
}
WITH a, b, sum(met) AS sessions, max(held_on) AS last_met_on
WHERE $show = 'all' OR ($show = 'met' AND sessions > 0) OR ($show = 'never' AND sessions = 0)
RETURN a.name AS campus, b.name AS other_campus, sessions, last_met_on
ORDER BY sessions DESC, campus, other_campus
