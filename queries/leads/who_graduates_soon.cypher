// title: Who graduates soon
// question: Which ambassadors finish their studies soon, and who is then left on their campus?
// :param months => 6
//     integer 1 to 60: how many months ahead to look
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     person_id: the person's id
//     person: the ambassador's name
//     campus: the university they are ambassador of
//     programme: what they study
//     graduates_on: the day their studies end
//     ambassadors_left: ambassadors of the campus whose studies and terms don't end by that day
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
MATCH (p)-[s:STUDIES_AT]->(u)
WHERE today <= s.graduates_on <= today + duration({months: $months})
RETURN DISTINCT p.person_id AS person_id, p.name AS person, u.name AS campus,
  s.programme AS programme, s.graduates_on AS graduates_on,
  COUNT {
    MATCH (other:Person)-[term:AMBASSADOR_OF]->(u)
    WHERE other <> p AND term.appointed_on <= today
      AND (term.ends_on IS NULL OR term.ends_on > s.graduates_on)
      AND NOT EXISTS {
        MATCH (other)-[studies:STUDIES_AT]->(u) WHERE studies.graduates_on <= s.graduates_on }
    RETURN DISTINCT other
  } AS ambassadors_left
ORDER BY graduates_on, campus, person
