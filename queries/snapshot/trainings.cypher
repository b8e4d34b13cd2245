// Who was trained when: a row per training and person.
MATCH (p:Person)-[:TRAINED_IN]->(t:Training)
WITH collect({
  training_id: t.training_id,
  person_id: p.person_id,
  title: t.title,
  held_on: toString(t.held_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.training_id] AS training_id,
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.title] AS title,
  [row IN part | row.held_on] AS held_on
