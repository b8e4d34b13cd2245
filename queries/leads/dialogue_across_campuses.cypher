// title: Dialogue across campuses
// question: In which dialogue threads do people of different campuses answer each other, and how often?
// :param campaign => ""
//     choice from campaigns: only threads of which a post bears a hashtag of this campaign; empty for all
// :param as_of => ""
//     date: the day that counts as today, and for posts without a day; empty for the last day with any record
// :param platform => "all"
//     choice of all, facebook, instagram, x, youtube, tiktok, other: only this platform
// returns:
//     started_by: handle of the account that wrote the first post; its id where it has no handle
//     platform: where
//     post_id: the first post
//     answers_known: answers between two people of whom both campuses are known, each on the day they wrote
//     cross_campus: those of them between people of different campuses
//     campuses: the campuses of these people
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
MATCH (answered:Person)-[:OWNS]->(b:Account)-[:POSTED]->(r:Post)-[:REPLIES_TO]->(q:Post)
MATCH (q)<-[:POSTED]-(a:Account)<-[:OWNS]-(asked:Person)
WHERE asked <> answered AND coalesce(q.placeholder, false) = false
  AND COUNT { (a)<-[:OWNS]-(:Person) } = 1 AND COUNT { (b)<-[:OWNS]-(:Person) } = 1
  AND ($platform = 'all' OR r.platform = $platform)
  AND (r.posted_at IS NULL
    OR date(datetime({datetime: r.posted_at, timezone: 'Asia/Karachi'})) <= today)
WITH asked, answered, r,
  CASE WHEN q.posted_at IS NULL THEN today
    ELSE date(datetime({datetime: q.posted_at, timezone: 'Asia/Karachi'})) END AS asked_on,
  CASE WHEN r.posted_at IS NULL THEN today
    ELSE date(datetime({datetime: r.posted_at, timezone: 'Asia/Karachi'})) END AS answered_on
CALL (asked_on, asked) {
  RETURN coalesce(
    head(COLLECT {
      MATCH (asked)-[t:AMBASSADOR_OF]->(u:University)
      WHERE t.appointed_on <= asked_on AND (t.ends_on IS NULL OR t.ends_on >= asked_on)
      RETURN u.name ORDER BY t.appointed_on DESC, u.name
    }),
    head(COLLECT {
      MATCH (asked)-[s:STUDIES_AT]->(u:University)
      WHERE coalesce(s.from_on <= asked_on, true) AND coalesce(s.graduates_on >= asked_on, true)
      RETURN u.name ORDER BY coalesce(s.from_on, date('0001-01-01')) DESC, u.name
    })
  ) AS asked_at
}
CALL (answered_on, answered) {
  RETURN coalesce(
    head(COLLECT {
      MATCH (answered)-[t:AMBASSADOR_OF]->(u:University)
      WHERE t.appointed_on <= answered_on AND (t.ends_on IS NULL OR t.ends_on >= answered_on)
      RETURN u.name ORDER BY t.appointed_on DESC, u.name
    }),
    head(COLLECT {
      MATCH (answered)-[s:STUDIES_AT]->(u:University)
      WHERE coalesce(s.from_on <= answered_on, true) AND coalesce(s.graduates_on >= answered_on, true)
      RETURN u.name ORDER BY coalesce(s.from_on, date('0001-01-01')) DESC, u.name
    })
  ) AS answered_at
}
WITH r, asked_at, answered_at WHERE asked_at IS NOT NULL AND answered_at IS NOT NULL
MATCH (r)-[:REPLIES_TO*1..200]->(root:Post)
WHERE coalesce(root.placeholder, false) = false AND NOT EXISTS {
  MATCH (root)-[:REPLIES_TO]->(parent:Post) WHERE coalesce(parent.placeholder, false) = false }
WITH DISTINCT root, r, asked_at, answered_at
WITH root, count(r) AS answers_known,
  sum(CASE WHEN asked_at <> answered_at THEN 1 ELSE 0 END) AS cross_campus,
  collect(asked_at) + collect(answered_at) AS found
WHERE $campaign = '' OR EXISTS {
  MATCH (c:Campaign {name: $campaign})-[:USES]->(:Hashtag)<-[:TAGGED]-(p:Post)
  MATCH (p)-[:REPLIES_TO*0..200]->(root)
  WITH c, CASE WHEN p.posted_at IS NOT NULL
    THEN date(datetime({datetime: p.posted_at, timezone: 'Asia/Karachi'})) END AS day
  WHERE (c.starts_on IS NULL OR day >= c.starts_on) AND (c.ends_on IS NULL OR day <= c.ends_on)
  RETURN day
}
OPTIONAL MATCH (starter:Account)-[:POSTED]->(root)
RETURN coalesce(starter.handle, starter.account_id) AS started_by, root.platform AS platform,
  root.post_id AS post_id, answers_known, cross_campus,
  COLLECT { UNWIND found AS name RETURN DISTINCT name ORDER BY name } AS campuses
ORDER BY cross_campus DESC, answers_known DESC, platform, post_id
