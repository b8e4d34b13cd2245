// title: Change after a session
// question: Did the people who answered before and after a session change their answers?
// :param by => "all"
//     choice of all, venue, topic, session: everybody together, or a row for each venue, topic or session
// :param before => "before"
//     choice of before, remembered_before: answered before the session, or as remembered afterwards
// returns:
//     group: the venue, topic or session, or "all"
//     item: what was asked
//     pairs: answers to it before and after by the same person; empty under 5 people, to protect them
//     before_mean: their mean answer before; empty under 5 people
//     after_mean: their mean answer after; empty under 5 people
//     change: after minus before; empty under 5 people
MATCH (b:FeedbackResponse {wave: $before})-[:ABOUT]->(s:Session)<-[:ABOUT]-(a:FeedbackResponse {wave: 'after'})
WHERE a.respondent_code = b.respondent_code
WITH s, a.respondent_code AS code, a, b ORDER BY b.answered_on, a.answered_on DESC
WITH s, code, head(collect(b)) AS b, head(collect(a)) AS a
CALL (s) {
  WITH s WHERE $by = 'all' RETURN 'all' AS group
  UNION
  WITH s WHERE $by = 'session' RETURN s.title + ' (' + s.session_id + ')' AS group
  UNION
  MATCH (s)-[:HELD_AT]->(v:Venue) WHERE $by = 'venue' RETURN v.name AS group
  UNION
  MATCH (s)-[:ON_TOPIC]->(t:Topic) WHERE $by = 'topic' RETURN t.name AS group
}
UNWIND [key IN keys(b) WHERE key STARTS WITH 'item_'] AS key
WITH group, key, code, toFloatOrNull(b[key]) AS was, toFloatOrNull(a[key]) AS is
WHERE was IS NOT NULL AND is IS NOT NULL
WITH group, key, count(*) AS answers, count(DISTINCT code) AS people,
  avg(was) AS before, avg(is) AS after
RETURN group, replace(substring(key, 5), '_', ' ') AS item,
  CASE WHEN people >= 5 THEN answers END AS pairs,
  CASE WHEN people >= 5 THEN round(before, 3) END AS before_mean,
  CASE WHEN people >= 5 THEN round(after, 3) END AS after_mean,
  CASE WHEN people >= 5 THEN round(after - before, 3) END AS change
ORDER BY group, item
