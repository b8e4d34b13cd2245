// title: Campuses going dark
// question: Which campuses will have no ambassador left within some months, and who leaves last?
// :param months => 9
//     integer 1 to 60: how many months ahead to look
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     campus: the university's name
//     city: where it is
//     dark_on: the last day of the last ambassador, by term or graduation
//     ambassadors: people with a running term today, all of whom are known to leave by then
//     last_to_leave: who leaves on that day
//     last_session_on: when the last session was held there; empty if none was recorded
CALL () {
  MATCH (s:Session)
  WHERE s.participants_count IS NOT NULL OR EXISTS { (s)<-[:HOSTED|SPOKE_AT|ATTENDED]-(:Person) }
  RETURN max(s.held_on) AS day
  UNION ALL MATCH (:Person)-[:TRAINED_IN]->(t:Training) RETURN max(t.held_on) AS day
  UNION ALL MATCH (:Person)-[t:AMBASSADOR_OF]->(:University) RETURN max(t.appointed_on) AS day
  UNION ALL MATCH (:Person)-[k:KNOWS]->(:Person) RETURN max(k.reported_on) AS day
  UNION ALL MATCH (c:Content) RETURN max(c.produced_on) AS day
  UNION ALL MATCH (f:FeedbackResponse) RETURN max(f.answered_on) AS day
  UNION ALL MATCH (m:Measurement) RETURN max(m.measured_on) AS day
  UNION ALL MATCH (p:Post) WITH max(p.posted_at) AS latest WHERE latest IS NOT NULL
  RETURN date(datetime({datetime: latest, timezone: 'Asia/Karachi'})) AS day
  UNION ALL MATCH (:Account)-[r:REACTED_TO]->(:Post)
  WITH max(r.happened_at) AS latest WHERE latest IS NOT NULL
  RETURN date(datetime({datetime: latest, timezone: 'Asia/Karachi'})) AS day
}
WITH coalesce(max(day), date({timezone: 'Asia/Karachi'})) AS last_day
WITH CASE $as_of WHEN '' THEN last_day ELSE date($as_of) END AS today
MATCH (p:Person)-[t:AMBASSADOR_OF]->(u:University)
WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
WITH today, p, u, max(coalesce(t.ends_on, date('9999-12-31'))) AS term_ends_on
OPTIONAL MATCH (p)-[s:STUDIES_AT]->(u)
WHERE coalesce(s.from_on <= today, true) AND coalesce(s.graduates_on >= today, true)
WITH today, p, u, term_ends_on, max(
  CASE WHEN s IS NOT NULL THEN coalesce(s.graduates_on, date('9999-12-31')) END) AS graduates_on
WITH today, p, u,
  CASE WHEN graduates_on < term_ends_on THEN graduates_on ELSE term_ends_on END AS leaves_on
ORDER BY leaves_on DESC, p.name
WITH today, u, collect(p.name) AS people, collect(leaves_on) AS days
WHERE days[0] <= today + duration({months: $months})
OPTIONAL MATCH (s:Session)-[:HELD_AT]->(u) WHERE s.held_on <= today
RETURN u.name AS campus, u.city AS city, days[0] AS dark_on, size(people) AS ambassadors,
  [at IN range(0, size(days) - 1) WHERE days[at] = days[0] | people[at]] AS last_to_leave,
  max(s.held_on) AS last_session_on
ORDER BY dark_on, campus
