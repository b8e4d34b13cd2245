// title: People
// question: Who is in the campaign, in which roles, on which campus, under which handles?
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     person_id: the person's id
//     name: the person's name
//     roles: ambassador, influencer, panelist, staff; empty for a participant
//     campus: the university of their running ambassador term, else where they study
//     handles: handles of their accounts; the account's id where it has no handle
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
MATCH (p:Person)
RETURN p.person_id AS person_id, p.name AS name,
  COLLECT {
    UNWIND labels(p) AS label WITH label WHERE label <> 'Person'
    RETURN toLower(label) AS role ORDER BY role
  } AS roles,
  coalesce(
    head(COLLECT {
      MATCH (p)-[t:AMBASSADOR_OF]->(u:University)
      WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
      RETURN u.name ORDER BY t.appointed_on DESC, u.name
    }),
    head(COLLECT {
      MATCH (p)-[s:STUDIES_AT]->(u:University)
      RETURN u.name ORDER BY coalesce(s.graduates_on < today, false),
        coalesce(s.from_on, date('0001-01-01')) DESC, u.name
    })
  ) AS campus,
  COLLECT {
    MATCH (p)-[:OWNS]->(a:Account)
    RETURN DISTINCT coalesce(a.handle, a.account_id) AS handle ORDER BY handle
  } AS handles
ORDER BY name, person_id
