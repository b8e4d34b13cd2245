// title: Coverage by campus
// question: What does each campus have of what it should: ambassadors, sessions, topics, panelists?
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     campus: the university's name
//     region: its province or territory
//     students: enrolled there; empty if unknown
//     ambassadors: people with a running term on that day
//     ambassadors_per_1000: for 1,000 students; empty if enrolment is unknown
//     ambassadors_target: so many there should be, as written for the campus; empty: see the settings
//     sessions: sessions held there in the six months before
//     sessions_target: so many there should be; empty: see the settings
//     topics: topics of sessions there in the year before
//     topics_target: so many there should be; empty: see the settings
//     panelists: panelists who spoke there in the year before
//     panelists_target: so many there should be; empty: see the settings
//     last_session_on: when the last session was held there
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
OPTIONAL MATCH (t:Target {university_id: u.university_id})
WITH u, t, today,
  COUNT { MATCH (p:Person)-[a:AMBASSADOR_OF]->(u)
    WHERE a.appointed_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today)
    RETURN DISTINCT p } AS ambassadors,
  COLLECT { MATCH (s:Session)-[:HELD_AT]->(u) WHERE s.held_on <= today RETURN s } AS held
WITH u, t, today, ambassadors, held,
  [s IN held WHERE s.held_on > today - duration('P12M')] AS of_year
RETURN u.name AS campus, u.province AS region, u.students AS students, ambassadors,
  round(ambassadors * 1000.0 / u.students, 3) AS ambassadors_per_1000,
  t.ambassadors AS ambassadors_target,
  size([s IN held WHERE s.held_on > today - duration('P6M')]) AS sessions,
  t.sessions AS sessions_target,
  COUNT { UNWIND of_year AS s MATCH (s)-[:ON_TOPIC]->(topic:Topic) RETURN DISTINCT topic } AS topics,
  t.topics AS topics_target,
  COUNT { UNWIND of_year AS s MATCH (s)<-[:SPOKE_AT]-(p:Panelist) RETURN DISTINCT p } AS panelists,
  t.panelists AS panelists_target,
  reduce(last = null, s IN held |
    CASE WHEN last IS NULL OR s.held_on > last THEN s.held_on ELSE last END) AS last_session_on
ORDER BY ambassadors, sessions, campus
