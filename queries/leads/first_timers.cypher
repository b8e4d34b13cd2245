// title: First-timers and returners
// question: Month by month, how many of the people recorded at sessions came for the first time?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     month: the month
//     sessions: sessions held in it
//     people_recorded: distinct people on record at them
//     first_timers: those for whom it was the first month at any session
//     returners: the others
MATCH (s:Session)
WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
WITH date.truncate('month', s.held_on) AS month, collect(s) AS held
CALL (month, held) {
  UNWIND held AS s
  MATCH (s)<-[:HOSTED|SPOKE_AT|ATTENDED]-(p:Person)
  WITH DISTINCT month, p
  WITH p, EXISTS {
    MATCH (p)-[:HOSTED|SPOKE_AT|ATTENDED]->(earlier:Session) WHERE earlier.held_on < month
  } AS came_before
  RETURN count(p) AS people_recorded, count(CASE WHEN came_before THEN p END) AS returners
}
RETURN toString(month.year) + '-' + right('0' + toString(month.month), 2) AS month,
  size(held) AS sessions, people_recorded, people_recorded - returners AS first_timers, returners
ORDER BY month
