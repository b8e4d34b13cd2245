// title: Trained but not hosting
// question: Which ambassadors have been trained and have not hosted a session since?
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     person_id: the person's id
//     person: the ambassador's name
//     campus: the university they are ambassador of
//     trained_on: the day of their last training
//     days_since: days since then
//     hosted_before: sessions they hosted before that training
//     sessions_attended: sessions they have been at in any part since
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
MATCH (p)-[:TRAINED_IN]->(training:Training) WHERE training.held_on <= today
WITH today, p, u, max(training.held_on) AS trained_on
WHERE NOT EXISTS {
  MATCH (p)-[:HOSTED]->(s:Session) WHERE trained_on <= s.held_on <= today
}
RETURN p.person_id AS person_id, p.name AS person, u.name AS campus, trained_on,
  duration.inDays(trained_on, today).days AS days_since,
  COUNT { MATCH (p)-[:HOSTED]->(s:Session) WHERE s.held_on < trained_on RETURN DISTINCT s } AS hosted_before,
  COUNT {
    MATCH (p)-[:ATTENDED|SPOKE_AT]->(s:Session) WHERE trained_on <= s.held_on <= today
    RETURN DISTINCT s
  } AS sessions_attended
ORDER BY days_since DESC, person
