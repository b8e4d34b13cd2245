// title: Ambassadors by campus
// question: How many ambassadors does each campus have, and how many of them leave within six months?
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     campus: the university's name
//     city: where it is
//     ambassadors: people with a running term on that day
//     trained: those of them who have been to a training
//     leaving_soon: those of them whose studies or term end within six months
//     past_ambassadors: people whose terms there have all ended
//     last_session_on: when the last session was held on the campus
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
MATCH (u:University)
CALL (u, today) {
  OPTIONAL MATCH (p:Person)-[t:AMBASSADOR_OF]->(u)
  WHERE t.appointed_on <= today
  WITH u, today, p, max(coalesce(t.ends_on, date('9999-12-31'))) AS ends_on
  WITH p, today, ends_on, ends_on >= today AS runs,
       COLLECT { MATCH (p)-[s:STUDIES_AT]->(u) RETURN s.graduates_on } AS graduations
  RETURN
    count(CASE WHEN runs THEN p END) AS ambassadors,
    count(CASE WHEN runs AND EXISTS {
      MATCH (p)-[:TRAINED_IN]->(t:Training) WHERE t.held_on <= today } THEN p END) AS trained,
    count(CASE WHEN runs AND any(day IN graduations + [ends_on]
      WHERE today <= day <= today + duration('P6M')) THEN p END) AS leaving_soon,
    count(CASE WHEN NOT runs THEN p END) AS past_ambassadors
}
OPTIONAL MATCH (s:Session)-[:HELD_AT]->(u) WHERE s.held_on <= today
RETURN u.name AS campus, u.city AS city, ambassadors, trained, leaving_soon, past_ambassadors,
  max(s.held_on) AS last_session_on
ORDER BY ambassadors DESC, campus
