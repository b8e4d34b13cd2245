// title: Leaving by term
// question: Term by term, how many people are known to leave, and how many ambassadors are left?
// :param years => 2
//     integer 1 to 10: how many years ahead to look
// :param first_end => 1
//     integer 1 to 12: a month with whose last day a term ends
// :param second_end => 6
//     integer 1 to 12: the other such month
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     term_end: the last day of a term
//     ambassadors_leave: ambassadors of today who leave in that term, by term or graduation
//     ambassadors_left: those who are not known to be gone then
//     campuses_left: campuses that have one of them
//     others_leave: people without a running term who graduate in that term
//     unknown: ambassadors among those left whose end isn't known at all
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
UNWIND range(today.year, today.year + $years) AS year
UNWIND [$first_end, $second_end] AS month
WITH DISTINCT today, date({year: year, month: month}) + duration('P1M') - duration('P1D') AS term_end
WHERE today < term_end <= today + duration({years: $years})
ORDER BY term_end
WITH today, collect(term_end) AS ends
CALL (today) {
  MATCH (p:Person)-[t:AMBASSADOR_OF]->(u:University)
  WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
  WITH today, p, u, max(coalesce(t.ends_on, date('9999-12-31'))) AS term_ends_on
  OPTIONAL MATCH (p)-[s:STUDIES_AT]->(u)
  WHERE coalesce(s.from_on <= today, true) AND coalesce(s.graduates_on >= today, true)
  WITH today, p, u, term_ends_on, max(
    CASE WHEN s IS NOT NULL THEN coalesce(s.graduates_on, date('9999-12-31')) END) AS graduates_on
  WITH today, p, u,
    CASE WHEN graduates_on < term_ends_on THEN graduates_on ELSE term_ends_on END AS leaves_on
  WITH p, collect(u.university_id) AS campuses, collect(leaves_on) AS days
  RETURN collect({campuses: campuses, days: days,
    last: reduce(last = days[0], day IN days | CASE WHEN day > last THEN day ELSE last END)})
    AS serving
}
CALL (today) {
  MATCH (p:Person)-[s:STUDIES_AT]->(:University)
  WHERE coalesce(s.from_on <= today, true) AND coalesce(s.graduates_on >= today, true)
    AND NOT EXISTS {
      MATCH (p)-[t:AMBASSADOR_OF]->(:University)
      WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today) }
  WITH p, max(coalesce(s.graduates_on, date('9999-12-31'))) AS day
  RETURN collect(day) AS graduations
}
WITH today, ends, serving, graduations
WHERE size(serving) > 0 OR size(graduations) > 0
UNWIND range(0, size(ends) - 1) AS at
WITH ends[at] AS term_end, serving, graduations,
  CASE at WHEN 0 THEN today - duration('P1D') ELSE ends[at - 1] END AS before
RETURN term_end,
  size([one IN serving WHERE before < one.last <= term_end]) AS ambassadors_leave,
  size([one IN serving WHERE one.last > term_end]) AS ambassadors_left,
  COUNT {
    UNWIND serving AS one UNWIND range(0, size(one.days) - 1) AS at
    WITH one, at, term_end WHERE one.days[at] > term_end RETURN DISTINCT one.campuses[at]
  } AS campuses_left,
  size([day IN graduations WHERE before < day <= term_end]) AS others_leave,
  size([one IN serving WHERE one.last = date('9999-12-31')]) AS unknown
ORDER BY term_end
