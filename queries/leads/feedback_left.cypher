// title: Who did not answer again
// question: How many answered before a session and not after it, and did they think otherwise?
// :param by => "all"
//     choice of all, venue: everybody together, or a row for each venue
// returns:
//     group: the venue, or "all"
//     answered_before: people who answered before a session, counted once a session; empty where one of the next two would be 1 to 4
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
WITH group, people, stayed, stayed_mean, left_mean,
  none(many IN [stayed, people - stayed] WHERE 0 < many < 5) AS told
RETURN group,
  CASE WHEN told THEN people END AS answered_before,
  CASE WHEN told THEN stayed END AS again,
  CASE WHEN told THEN people - stayed END AS left,
  CASE WHEN told THEN round(stayed_mean, 3) END AS again_mean,
  CASE WHEN told THEN round(left_mean, 3) END AS left_mean
ORDER BY group
