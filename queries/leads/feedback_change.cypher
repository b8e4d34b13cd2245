// title: Change after a session
// question: Did the people who answered before and after a session change their answers?
// :param by => "all"
//     choice of all, venue, topic, session: everybody together, or a row for each venue, topic or session
// :param before => "before"
//     choice of before, remembered_before: answered before the session, or as remembered afterwards
// returns:
//     group: the venue, topic or session, or "all"
//     item: what was asked; the scores are as given, so of a reversed question a fall is the welcome change
//     pairs: answers to it before and after by the same person; empty under 5 people, and where the total would give them away
//     before_mean: their mean answer before; empty where pairs is
//     after_mean: their mean answer after; empty where pairs is
//     change: after minus before; empty where pairs is
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
ORDER BY people, group
// Of the groups of an item as many of the smallest are hidden as hold five people, at least two.
WITH key, collect({group: group, answers: answers, people: people, before: before, after: after}) AS rows
WITH key, rows, size([row IN rows WHERE row.people < 5]) AS small
WITH key, rows, CASE small WHEN 0 THEN 0 ELSE coalesce(head(
  [few IN range(2, size(rows)) WHERE few >= small
   AND reduce(people = 0, row IN rows[..few] | people + row.people) >= 5]), size(rows)) END AS hidden
UNWIND range(0, size(rows) - 1) AS place
WITH key, rows[place] AS row, place >= hidden AS told
RETURN row.group AS group, replace(substring(key, 5), '_', ' ') AS item,
  CASE WHEN told THEN row.answers END AS pairs,
  CASE WHEN told THEN round(row.before, 3) END AS before_mean,
  CASE WHEN told THEN round(row.after, 3) END AS after_mean,
  CASE WHEN told THEN round(row.after - row.before, 3) END AS change
ORDER BY group, item
