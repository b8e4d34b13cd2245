// title: Who moved which way
// question: How many answered higher, the same or lower after a session, question by question?
// :param by => "all"
//     choice of all, venue, topic: everybody together, or a row for each venue or topic
// :param before => "before"
//     choice of before, remembered_before: answered before the session, or as remembered afterwards
// returns:
//     group: the venue or topic, or "all"
//     item: what was asked; the scores are as given, so of a reversed question lower is the welcome answer
//     pairs: answers to it before and after by the same person; empty under 5 people
//     higher: of these, higher afterwards; this and the next two are empty if one of them would be 1 to 4
//     same: the same both times
//     lower: lower afterwards
MATCH (b:FeedbackResponse {wave: $before})-[:ABOUT]->(s:Session)<-[:ABOUT]-(a:FeedbackResponse {wave: 'after'})
WHERE a.respondent_code = b.respondent_code
WITH s, a.respondent_code AS code, a, b ORDER BY b.answered_on, a.answered_on DESC
WITH s, code, head(collect(b)) AS b, head(collect(a)) AS a
CALL (s) {
  WITH s WHERE $by = 'all' RETURN 'all' AS group
  UNION
  MATCH (s)-[:HELD_AT]->(v:Venue) WHERE $by = 'venue' RETURN v.name AS group
  UNION
  MATCH (s)-[:ON_TOPIC]->(t:Topic) WHERE $by = 'topic' RETURN t.name AS group
}
UNWIND [key IN keys(b) WHERE key STARTS WITH 'item_'] AS key
WITH group, key, code, toFloatOrNull(b[key]) AS was, toFloatOrNull(a[key]) AS is
WHERE was IS NOT NULL AND is IS NOT NULL
WITH group, key, count(*) AS pairs, count(DISTINCT code) AS people,
  count(CASE WHEN is > was THEN 1 END) AS up,
  count(CASE WHEN is = was THEN 1 END) AS level,
  count(CASE WHEN is < was THEN 1 END) AS down
WITH group, key, pairs, up, level, down, people >= 5 AS told,
  none(many IN [up, level, down] WHERE 0 < many < 5) AS parted
RETURN group, replace(substring(key, 5), '_', ' ') AS item,
  CASE WHEN told THEN pairs END AS pairs,
  CASE WHEN told AND parted THEN up END AS higher,
  CASE WHEN told AND parted THEN level END AS same,
  CASE WHEN told AND parted THEN down END AS lower
ORDER BY group, item
