// title: Campus flow
// question: Whose word is carried from campus to campus: which campus replies to, reposts, quotes and mentions which?
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// :param platform => "all"
//     choice of all, facebook, instagram, x, youtube, tiktok, other: only this platform
// returns:
//     campus: the campus whose people are carried on
//     carried_on_by: the campus whose people do it; the same one if it is among its own
//     times: replies, reposts, quotes and mentions, each counted once
//     people: distinct people who do it
//     replies: replies among them
//     reposts: reposts among them
//     quotes: quotes among them
//     mentions: mentions among them
//     last_on: the day of the last
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
MATCH (a:Account)<-[:OWNS]-(doer:Person) WHERE COUNT { (a)<-[:OWNS]-(:Person) } = 1
CALL (a) {
  MATCH (a)-[:POSTED]->(p:Post)-[r:REPLIES_TO|REPOSTS|QUOTES]->(:Post)<-[:POSTED]-(b:Account)
  RETURN p, r, b
  UNION ALL
  MATCH (a)-[:POSTED]->(p:Post)-[r:MENTIONS]->(b:Account)
  RETURN p, r, b
}
WITH today, doer, p, b, type(r) AS kind, coalesce(r.happened_at, p.posted_at) AS happened_at
WHERE $platform = 'all' OR p.platform = $platform
WITH today, doer, b, kind, CASE WHEN happened_at IS NOT NULL
  THEN date(datetime({datetime: happened_at, timezone: 'Asia/Karachi'})) END AS day
WHERE day IS NULL OR day <= today
MATCH (b)<-[:OWNS]-(said:Person) WHERE COUNT { (b)<-[:OWNS]-(:Person) } = 1 AND said <> doer
WITH today, doer, said, count(*) AS times, max(day) AS last_on,
  sum(CASE kind WHEN 'REPLIES_TO' THEN 1 ELSE 0 END) AS replies,
  sum(CASE kind WHEN 'REPOSTS' THEN 1 ELSE 0 END) AS reposts,
  sum(CASE kind WHEN 'QUOTES' THEN 1 ELSE 0 END) AS quotes,
  sum(CASE kind WHEN 'MENTIONS' THEN 1 ELSE 0 END) AS mentions
CALL (today, said) {
  RETURN coalesce(
    head(COLLECT {
      MATCH (said)-[t:AMBASSADOR_OF]->(u:University)
      WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
      RETURN u.name ORDER BY t.appointed_on DESC, u.name
    }),
    head(COLLECT {
      MATCH (said)-[s:STUDIES_AT]->(u:University)
      WHERE coalesce(s.from_on <= today, true) AND coalesce(s.graduates_on >= today, true)
      RETURN u.name ORDER BY coalesce(s.from_on, date('0001-01-01')) DESC, u.name
    })
  ) AS campus
}
CALL (today, doer) {
  RETURN coalesce(
    head(COLLECT {
      MATCH (doer)-[t:AMBASSADOR_OF]->(u:University)
      WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
      RETURN u.name ORDER BY t.appointed_on DESC, u.name
    }),
    head(COLLECT {
      MATCH (doer)-[s:STUDIES_AT]->(u:University)
      WHERE coalesce(s.from_on <= today, true) AND coalesce(s.graduates_on >= today, true)
      RETURN u.name ORDER BY coalesce(s.from_on, date('0001-01-01')) DESC, u.name
    })
  ) AS carried_on_by
}
WITH campus, carried_on_by, doer, times, replies, reposts, quotes, mentions, last_on
WHERE campus IS NOT NULL AND carried_on_by IS NOT NULL
RETURN campus AS campus, carried_on_by AS carried_on_by, sum(times) AS times,
  count(DISTINCT doer) AS people, sum(replies) AS replies, sum(reposts) AS reposts,
  sum(quotes) AS quotes, sum(mentions) AS mentions, max(last_on) AS last_on
ORDER BY times DESC, campus, carried_on_by
