// title: Retention by cohort
// question: Of the ambassadors appointed in one term, how many are active in it and in the terms after it?
// :param terms => "02-01, 09-01"
//     text: the first days of the academic terms, MONTH-DAY
// :param days => 30
//     integer 1 to 365: so many days of a term must lie between the appointment and today to tell
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     cohort: the name the cohort was given, else the first day of the term of the appointment
//     appointed_in: the first day of that term
//     term: the first day of the term they are looked at in
//     people: ambassadors of the cohort
//     out_of: those whose term can be told; the others are censored, not lost
//     active: those in office on some day of the term, with an act in it
//     quiet: those in office without one
//     graduated: those out of office as they graduated, or a month before
//     stopped: those out of office earlier than that
//     left_office: those out of office whose graduation is not known
//     share: active of out_of
//     low: the lower end of Wilson's 95 % interval
//     high: the upper end
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
  UNWIND split(replace($terms, ' ', ''), ',') AS begins
  UNWIND range(1990, today.year) AS year
  WITH date(toString(year) + '-' + begins) AS day ORDER BY day WHERE day <= today
  RETURN day
} AS begins
MATCH (p:Person)-[t:AMBASSADOR_OF]->(:University)
WHERE t.appointed_on <= today
WITH today, begins, p, t ORDER BY t.appointed_on
WITH today, begins, p, collect(t) AS served
WITH today, begins, p, served, served[0].appointed_on AS appointed_on, COLLECT {
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
} AS acted_on,
  COLLECT {
    UNWIND served AS t
    WITH t WHERE t.ends_on < today ORDER BY t.ends_on DESC LIMIT 1
    OPTIONAL MATCH (p)-[s:STUDIES_AT]->(u) WHERE u = endNode(t)
    WITH t.ends_on AS ends_on, max(s.graduates_on) AS graduates_on
    RETURN {on: ends_on, graduates_on: graduates_on} AS ended
  }[0] AS ended
WITH today, begins, served, appointed_on, acted_on, ended, served[0].cohort AS cohort,
  [day IN begins WHERE day <= appointed_on][-1] AS first
UNWIND [at IN range(0, size(begins) - 1) WHERE begins[at] >= first] AS at
WITH served, appointed_on, acted_on, ended, coalesce(cohort, toString(first)) AS cohort, first,
  begins[at] AS term, coalesce(begins[at + 1] - duration({days: 1}), today) AS last
WITH cohort, first, term,
  CASE
    WHEN duration.inDays(CASE WHEN appointed_on > term THEN appointed_on ELSE term END, last).days
      + 1 < $days THEN 'censored'
    WHEN any(t IN served WHERE t.appointed_on <= last AND (t.ends_on IS NULL OR t.ends_on >= term))
      THEN CASE WHEN any(day IN acted_on WHERE day >= term AND day >= appointed_on AND day <= last)
        THEN 'active' ELSE 'quiet' END
    WHEN ended.graduates_on IS NULL THEN 'left'
    WHEN ended.graduates_on <= ended.on + duration({days: 31}) THEN 'graduated'
    ELSE 'stopped'
  END AS outcome
WITH cohort, first, term, count(*) AS people,
  count(CASE WHEN outcome <> 'censored' THEN 1 END) AS out_of,
  count(CASE WHEN outcome = 'active' THEN 1 END) AS active,
  count(CASE WHEN outcome = 'quiet' THEN 1 END) AS quiet,
  count(CASE WHEN outcome = 'graduated' THEN 1 END) AS graduated,
  count(CASE WHEN outcome = 'stopped' THEN 1 END) AS stopped,
  count(CASE WHEN outcome = 'left' THEN 1 END) AS left_office,
  1.959963984540054 AS z
WITH *, CASE WHEN out_of > 0 THEN toFloat(active) / out_of END AS share
WITH *, (share + z * z / (2 * out_of)) / (1 + z * z / out_of) AS centre,
  z / (1 + z * z / out_of) * sqrt(share * (1 - share) / out_of + z * z / (4.0 * out_of * out_of))
    AS half
RETURN cohort, first AS appointed_in, term, people, out_of, active, quiet, graduated, stopped,
  left_office, share,
  CASE WHEN centre - half < 1e-12 THEN 0.0 ELSE centre - half END AS low,
  CASE WHEN centre + half > 1 THEN 1.0 ELSE centre + half END AS high
ORDER BY appointed_in, cohort, term
