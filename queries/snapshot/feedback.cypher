// Every answer to a feedback item; one without a day is of the session's day.
MATCH (f:FeedbackResponse)-[:ABOUT]->(s:Session)
UNWIND [key IN keys(f) WHERE key STARTS WITH 'item_'] AS item
WITH collect({
  response_id: f.response_id,
  session_id: s.session_id,
  respondent_code: f.respondent_code,
  wave: f.wave,
  answered_on: toString(coalesce(f.answered_on, s.held_on)),
  item: item,
  score: toString(f[item])
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.response_id] AS response_id,
  [row IN part | row.session_id] AS session_id,
  [row IN part | row.respondent_code] AS respondent_code,
  [row IN part | row.wave] AS wave,
  [row IN part | row.answered_on] AS answered_on,
  [row IN part | row.item] AS item,
  [row IN part | row.score] AS score
