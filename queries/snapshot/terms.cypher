// Every ambassador term.
MATCH (p:Person)-[r:AMBASSADOR_OF]->(u:University)
WITH collect({
  person_id: p.person_id,
  university_id: u.venue_id,
  cohort: r.cohort,
  appointed_on: toString(r.appointed_on),
  ends_on: toString(r.ends_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.university_id] AS university_id,
  [row IN part | row.cohort] AS cohort,
  [row IN part | row.appointed_on] AS appointed_on,
  [row IN part | row.ends_on] AS ends_on
