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
  WITH s WHERE $by = 'all' RETURN 'all' AS group, [] AS within
  UNION
  WITH s WHERE $by = 'session'
  RETURN s.title + ' (' + s.session_id + ')' AS group,
    [(s)-[:HELD_AT]->(v:Venue) | 'at ' + v.name] + [(s)-[:ON_TOPIC]->(t:Topic) | 'on ' + t.name] AS within
  UNION
  MATCH (s)-[:HELD_AT]->(v:Venue) WHERE $by = 'venue' RETURN v.name AS group, [] AS within
  UNION
  MATCH (s)-[:ON_TOPIC]->(t:Topic) WHERE $by = 'topic' RETURN t.name AS group, [] AS within
}
UNWIND [key IN keys(b) WHERE key STARTS WITH 'item_'] AS key
WITH group, within, key, code, toFloatOrNull(b[key]) AS was, toFloatOrNull(a[key]) AS is
WHERE was IS NOT NULL AND is IS NOT NULL
WITH group, within, key, count(*) AS answers, count(DISTINCT code) AS people,
  avg(was) AS before, avg(is) AS after
ORDER BY people, group
WITH key, collect({group: group, within: within, answers: answers, people: people, before: before, after: after}) AS rows
// What several groups make up, and is told too: everybody; of sessions their venue and each topic.
WITH key, rows, [place IN reduce(seen = [], row IN rows | seen + [one IN row.within WHERE NOT one IN seen])
  | [row IN rows WHERE place IN row.within]] + [rows] AS totals
// In each the smallest are hidden until two, with five people, are; again, as this may uncover others.
WITH key, rows, reduce(away = [row IN rows WHERE row.people < 5 | row.group],
  total IN totals + totals + totals + totals | away + head(
    [few IN [[row IN total WHERE row.group IN away]] | head(
      [rest IN [[row IN total WHERE NOT row.group IN away]] | CASE size(few) WHEN 0 THEN [] ELSE coalesce(head(
        [more IN range(0, size(rest))
          WHERE size(few) + more >= 2 AND reduce(people = 0, row IN few + rest[..more] | people + row.people) >= 5
          | [row IN rest[..more] | row.group]]), [row IN rest | row.group]) END])])) AS away
UNWIND rows AS row
WITH key, row, NOT row.group IN away AS told
RETURN row.group AS group, replace(substring(key, 5), '_', ' ') AS item,
  CASE WHEN told THEN row.answers END AS pairs,
  CASE WHEN told THEN round(row.before, 3) END AS before_mean,
  CASE WHEN told THEN round(row.after, 3) END AS after_mean,
  CASE WHEN told THEN round(row.after - row.before, 3) END AS change
ORDER BY group, item
