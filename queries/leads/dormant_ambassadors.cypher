// title: Dormant ambassadors
// question: Which ambassadors have left no trace for a while: no session, training, content, post or reaction?
// :param days => 120
//     integer 1 to 3650: how many days without a trace, vacations left out
// :param vacations => "07-01/08-31, 12-25/01-05"
//     text: spans without teaching, first/last day (MONTH-DAY every year, or YEAR-MONTH-DAY); their days don't count
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     person_id: the person's id
//     person: the ambassador's name
//     campus: the university they are ambassador of
//     appointed_on: when their running term began
//     last_seen_on: the last day they left one; empty if never, and then nobody knows whether they are active
//     days_since: days since then, or since the term began if that is later, vacations left out
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
WITH today, COLLECT {
  UNWIND [one IN split(replace($vacations, ' ', ''), ',') WHERE one CONTAINS '/'] AS written
  WITH split(written, '/') AS ends
  UNWIND CASE size(ends[0]) WHEN 10 THEN [null] ELSE range(1990, today.year) END AS year
  RETURN {
    first: date(coalesce(toString(year) + '-', '') + ends[0]),
    last: date(
      coalesce(toString(year + CASE WHEN ends[1] < ends[0] THEN 1 ELSE 0 END) + '-', '') + ends[1]
    )
  } AS span
} AS vacations
MATCH (p:Person)-[t:AMBASSADOR_OF]->(u:University)
WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
WITH today, vacations, p, u, max(t.appointed_on) AS appointed_on
WITH today, vacations, p, u, appointed_on, COLLECT {
  MATCH (p)-[:HOSTED|SPOKE_AT|ATTENDED]->(s:Session) RETURN s.held_on AS day
  UNION ALL
  MATCH (p)-[:TRAINED_IN]->(t:Training) RETURN t.held_on AS day
  UNION ALL
  MATCH (p)-[:FEATURED_IN]->(c:Content) RETURN c.produced_on AS day
  UNION ALL
  MATCH (p)-[:OWNS]->(:Account)-[:POSTED]->(post:Post) WHERE post.posted_at IS NOT NULL
  RETURN date(datetime({datetime: post.posted_at, timezone: 'Asia/Karachi'})) AS day
  UNION ALL
  MATCH (p)-[:OWNS]->(:Account)-[r:REACTED_TO]->(:Post) WHERE r.happened_at IS NOT NULL
  RETURN date(datetime({datetime: r.happened_at, timezone: 'Asia/Karachi'})) AS day
} + [null] AS days
UNWIND days AS day
WITH today, vacations, p, u, appointed_on,
  max(CASE WHEN day <= today THEN day END) AS last_seen_on
WITH today, vacations, p, u, appointed_on, last_seen_on,
  CASE WHEN last_seen_on > appointed_on THEN last_seen_on ELSE appointed_on END AS since
WITH p, u, appointed_on, last_seen_on,
  duration.inDays(since, today).days - reduce(free = 0, span IN vacations |
    free + CASE WHEN span.first <= today AND span.last > since THEN
      duration.inDays(
        CASE WHEN span.first > since THEN span.first ELSE since + duration({days: 1}) END,
        CASE WHEN span.last < today THEN span.last ELSE today END
      ).days + 1
    ELSE 0 END
  ) AS days_since
WHERE days_since > $days
RETURN p.person_id AS person_id, p.name AS person, u.name AS campus, appointed_on, last_seen_on,
  days_since
ORDER BY days_since DESC, person
