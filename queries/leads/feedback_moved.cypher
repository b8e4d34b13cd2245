// title: Who moved which way
// question: How many answered higher, the same or lower after a session, question by question?
// :param by => "all"
//     choice of all, venue, topic: everybody together, or a row for each venue or topic
// :param before => "before"
//     choice of before, remembered_before: answered before the session, or as remembered afterwards
// returns:
//     group: the venue or topic, or "all"
//     item: what was asked; the scores are as given, so of a reversed question lower is the welcome answer
//     pairs: answers to it before and after by the same person; empty under 5 people, and where the total would give them away
//     higher: of these, higher afterwards; this and the next two are empty if one of them would be 1 to 4, and where the total would give that away
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
ORDER BY people, group
WITH key, collect({group: group, pairs: pairs, people: people, up: up, level: level, down: down,
  small: people < 5, parted: people >= 5 AND none(many IN [up, level, down] WHERE 0 < many < 5)}) AS rows
// As many of the smallest groups are hidden as hold five people, at least two.
WITH key, rows, size([row IN rows WHERE row.small]) AS small
WITH key, rows, [row IN rows[..CASE small WHEN 0 THEN 0 ELSE coalesce(head(
  [few IN range(2, size(rows)) WHERE few >= small
   AND reduce(people = 0, row IN rows[..few] | people + row.people) >= 5]), size(rows)) END] | row.group] AS away
// Those with few of one way are hidden likewise, with others until none of the three sums is few.
WITH key, rows, away, [row IN rows WHERE row.group IN away OR NOT row.parted]
  + [row IN rows WHERE NOT row.group IN away AND row.parted] AS ordered
WITH key, rows, away, ordered, size([row IN rows WHERE row.group IN away OR NOT row.parted]) AS parts
WITH key, rows, away, [row IN ordered[..CASE parts WHEN 0 THEN 0 ELSE coalesce(head(
  [few IN range(2, size(rows)) WHERE few >= parts
   AND NOT 0 < reduce(sum = 0, row IN ordered[..few] | sum + row.up) < 5
   AND NOT 0 < reduce(sum = 0, row IN ordered[..few] | sum + row.level) < 5
   AND NOT 0 < reduce(sum = 0, row IN ordered[..few] | sum + row.down) < 5]), size(rows)) END] | row.group] AS silent
UNWIND rows AS row
WITH key, row, NOT row.group IN away AS told, NOT row.group IN silent AS parted
RETURN row.group AS group, replace(substring(key, 5), '_', ' ') AS item,
  CASE WHEN told THEN row.pairs END AS pairs,
  CASE WHEN told AND parted THEN row.up END AS higher,
  CASE WHEN told AND parted THEN row.level END AS same,
  CASE WHEN told AND parted THEN row.down END AS lower
ORDER BY group, item
