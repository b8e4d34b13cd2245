// title: Work without staff
// question: How much of the work is done without staff, panelists and official accounts?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     work: what is counted
//     in_all: how many there are
//     without_staff: how many remain without people who are staff or panelists and without official accounts
//     share: without_staff of in_all; empty where there is none
CALL () {
  MATCH (s:Session)<-[:HOSTED]-(p:Person)
  WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
  WITH s, max(CASE WHEN p:Staff OR p:Panelist THEN 0 ELSE 1 END) AS own
  RETURN 1 AS place, 'sessions with a host' AS work, count(s) AS in_all, sum(own) AS without_staff
  UNION ALL
  MATCH (s:Session)<-[r:HOSTED]-(p:Person)
  WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
  RETURN 2 AS place, 'times a session was hosted' AS work, count(r) AS in_all,
    sum(CASE WHEN p:Staff OR p:Panelist THEN 0 ELSE 1 END) AS without_staff
  UNION ALL
  MATCH (s:Session)<-[r:SPOKE_AT]-(p:Person)
  WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
  RETURN 3 AS place, 'times somebody spoke at a session' AS work, count(r) AS in_all,
    sum(CASE WHEN p:Staff OR p:Panelist THEN 0 ELSE 1 END) AS without_staff
  UNION ALL
  MATCH (a:Account)-[:POSTED]->(post:Post) WHERE post.posted_at IS NOT NULL
  WITH a, date(datetime({datetime: post.posted_at, timezone: 'Asia/Karachi'})) AS day
  WHERE ($from = '' OR day >= date($from)) AND ($until = '' OR day <= date($until))
  RETURN 4 AS place, 'posts' AS work, count(*) AS in_all,
    sum(CASE WHEN coalesce(a.official, false)
      OR EXISTS { (a)<-[:OWNS]-(p:Person) WHERE p:Staff OR p:Panelist } THEN 0 ELSE 1 END) AS without_staff
  UNION ALL
  MATCH (by:Account)-[:POSTED]->(answer:Post)-[:REPLIES_TO|REPOSTS|QUOTES]->(post:Post)<-[:POSTED]-(to:Account)
  WHERE answer.posted_at IS NOT NULL
  WITH by, to, answer, post, date(datetime({datetime: answer.posted_at, timezone: 'Asia/Karachi'})) AS day
  WHERE ($from = '' OR day >= date($from)) AND ($until = '' OR day <= date($until))
  WITH answer, max(CASE WHEN any(a IN [by, to] WHERE coalesce(a.official, false)
      OR EXISTS { (a)<-[:OWNS]-(p:Person) WHERE p:Staff OR p:Panelist }) THEN 0 ELSE 1 END) AS own
  RETURN 5 AS place, 'replies, reposts and quotes' AS work, count(answer) AS in_all, sum(own) AS without_staff
}
RETURN work, in_all, without_staff,
  CASE WHEN in_all > 0 THEN round(toFloat(without_staff) / in_all, 4) END AS share
ORDER BY place
