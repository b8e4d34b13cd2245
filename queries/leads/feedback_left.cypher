// title: Who did not answer again
// question: How many answered before a session and not after it, and did they think otherwise?
// :param by => "all"
//     choice of all, venue: everybody together, or a row for each venue
// returns:
//     group: the venue, or "all"
//     answered_before: people who answered before a session, counted once a session; empty where one of the next two would be 1 to 4, and where the total would give that away
//     again: of these, those who answered after the same session too
//     left: those who did not
//     again_mean: mean of all their scores before, as given, of those who answered again
//     left_mean: the same of those who did not
MATCH (b:FeedbackResponse {wave: 'before'})-[:ABOUT]->(s:Session)
WITH s, b.respondent_code AS code, b ORDER BY b.answered_on
WITH s, code, head(collect(b)) AS b
WITH s, code, b, EXISTS {
  (s)<-[:ABOUT]-(a:FeedbackResponse {wave: 'after'}) WHERE a.respondent_code = code
} AS again,
  [key IN keys(b) WHERE key STARTS WITH 'item_' AND toFloatOrNull(b[key]) IS NOT NULL | toFloatOrNull(b[key])] AS scores
WHERE size(scores) > 0
CALL (s) {
  WITH s WHERE $by = 'all' RETURN 'all' AS group
  UNION
  MATCH (s)-[:HELD_AT]->(v:Venue) WHERE $by = 'venue' RETURN v.name AS group
}
WITH group, again, reduce(sum = 0.0, score IN scores | sum + score) / size(scores) AS score
WITH group, count(*) AS people, count(CASE WHEN again THEN 1 END) AS stayed,
  avg(CASE WHEN again THEN score END) AS stayed_mean,
  avg(CASE WHEN NOT again THEN score END) AS left_mean
WITH {group: group, people: people, stayed: stayed, left: people - stayed,
  stayed_mean: stayed_mean, left_mean: left_mean,
  parted: none(many IN [stayed, people - stayed] WHERE 0 < many < 5)} AS row
ORDER BY row.people, row.group
WITH collect(row) AS rows
// Those with few on one side are hidden, with others until neither sum over the hidden is few.
WITH rows, [row IN rows WHERE NOT row.parted] + [row IN rows WHERE row.parted] AS ordered,
  size([row IN rows WHERE NOT row.parted]) AS parts
WITH rows, [row IN ordered[..CASE parts WHEN 0 THEN 0 ELSE coalesce(head(
  [few IN range(2, size(rows)) WHERE few >= parts
   AND NOT 0 < reduce(sum = 0, row IN ordered[..few] | sum + row.stayed) < 5
   AND NOT 0 < reduce(sum = 0, row IN ordered[..few] | sum + row.left) < 5]), size(rows)) END] | row.group] AS away
UNWIND rows AS row
WITH row, NOT row.group IN away AS told
RETURN row.group AS group,
  CASE WHEN told THEN row.people END AS answered_before,
  CASE WHEN told THEN row.stayed END AS again,
  CASE WHEN told THEN row.left END AS left,
  CASE WHEN told THEN round(row.stayed_mean, 3) END AS again_mean,
  CASE WHEN told THEN round(row.left_mean, 3) END AS left_mean
ORDER BY group
