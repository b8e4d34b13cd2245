// title: Active, drifting and away
// question: How many ambassadors of each campus are active, drifting or away, and who is quiet?
// :param active_days => 30
//     integer 1 to 3650: seen within this many days is active, vacations left out
// :param away_days => 120
//     integer 1 to 3650: not seen for more than this is away; in between they drift
// :param vacations => "07-01/08-31, 12-25/01-05"
//     text: spans without teaching, first/last day (MONTH-DAY every year, or YEAR-MONTH-DAY); their days don't count
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     campus: the university
//     ambassadors: people whose term runs
//     active: those seen lately
//     drifting: those neither active nor away
//     away: those not seen for long
//     unknown: those of whom nothing at all is recorded, which is not the same as away
//     quiet: the names of those drifting or away, the quietest first
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
WITH today, vacations, p, u, t ORDER BY t.appointed_on DESC
WITH today, vacations, p, collect(u)[0] AS u, max(t.appointed_on) AS appointed_on
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
WITH today, vacations, p, u, last_seen_on,
  CASE WHEN last_seen_on > appointed_on THEN last_seen_on ELSE appointed_on END AS since
WITH p, u, CASE WHEN last_seen_on IS NOT NULL THEN
  duration.inDays(since, today).days - reduce(free = 0, span IN vacations |
    free + CASE WHEN span.first <= today AND span.last > since THEN
      duration.inDays(
        CASE WHEN span.first > since THEN span.first ELSE since + duration({days: 1}) END,
        CASE WHEN span.last < today THEN span.last ELSE today END
      ).days + 1
    ELSE 0 END
  )
  END AS days_since
ORDER BY days_since DESC, p.name
RETURN u.name AS campus, count(p) AS ambassadors,
  count(CASE WHEN days_since <= $active_days THEN p END) AS active,
  count(CASE WHEN days_since > $active_days AND days_since <= $away_days THEN p END) AS drifting,
  count(CASE WHEN days_since > $away_days THEN p END) AS away,
  count(CASE WHEN days_since IS NULL THEN p END) AS unknown,
  collect(CASE WHEN days_since > $active_days THEN p.name END) AS quiet
ORDER BY away + drifting DESC, campus
