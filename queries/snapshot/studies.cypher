// Who studies or studied where.
MATCH (p:Person)-[r:STUDIES_AT]->(u:University)
WITH collect({
  person_id: p.person_id,
  university_id: u.venue_id,
  programme: r.programme,
  from_on: toString(r.from_on),
  graduates_on: toString(r.graduates_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.university_id] AS university_id,
  [row IN part | row.programme] AS programme,
  [row IN part | row.from_on] AS from_on,
  [row IN part | row.graduates_on] AS graduates_on
