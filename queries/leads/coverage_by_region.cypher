// title: Coverage by region
// question: In which region are how many ambassadors, campuses and sessions?
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     region: a province or territory, as the table of universities or places writes it
//     universities: universities in the store; not all there are in the region
//     with_ambassador: those with an ambassador on that day
//     ambassadors: people with a running term there on that day
//     sessions: sessions held there so far, on campuses and at other places
//     sessions_this_year: those of them in the year before that day
//     last_session_on: when the last one was held
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
MATCH (v:Venue) WHERE v.province IS NOT NULL
WITH today, v.province AS region, collect(v) AS places
WITH today, region, places, [v IN places WHERE v:University] AS universities
WITH today, region, universities,
  COLLECT { UNWIND universities AS u MATCH (p:Person)-[a:AMBASSADOR_OF]->(u)
    WHERE a.appointed_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today)
    RETURN DISTINCT p } AS people,
  size([u IN universities WHERE EXISTS { MATCH (:Person)-[a:AMBASSADOR_OF]->(u)
    WHERE a.appointed_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today) }])
    AS with_ambassador,
  COLLECT { UNWIND places AS v MATCH (s:Session)-[:HELD_AT]->(v)
    WHERE s.held_on <= today RETURN DISTINCT s } AS held
RETURN region, size(universities) AS universities, with_ambassador, size(people) AS ambassadors,
  size(held) AS sessions,
  size([s IN held WHERE s.held_on > today - duration('P12M')]) AS sessions_this_year,
  reduce(last = null, s IN held |
    CASE WHEN last IS NULL OR s.held_on > last THEN s.held_on ELSE last END) AS last_session_on
ORDER BY ambassadors DESC, sessions DESC, region
