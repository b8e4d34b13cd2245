// title: Campuses without a session
// question: On which campuses has no dialogue session been held for a while, and who could host one?
// :param days => 120
//     integer 1 to 3650: how many days without a session
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     campus: the university's name
//     city: where it is
//     ambassadors: people with a running term on that day, who could host
//     last_session_on: when the last session was held there; empty if none was recorded
//     days_since: days since then
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
OPTIONAL MATCH (s:Session)-[:HELD_AT]->(u) WHERE s.held_on <= today
WITH today, u, max(s.held_on) AS last_session_on
WHERE last_session_on IS NULL OR last_session_on < today - duration({days: $days})
RETURN u.name AS campus, u.city AS city,
  COUNT {
    MATCH (p:Person)-[t:AMBASSADOR_OF]->(u)
    WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
    RETURN DISTINCT p
  } AS ambassadors,
  last_session_on, duration.inDays(last_session_on, today).days AS days_since
ORDER BY ambassadors DESC, days_since DESC, campus
