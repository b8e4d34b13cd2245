// Ties that people reported.
MATCH (a:Person)-[r:KNOWS]->(b:Person)
WITH collect({
  source: a.person_id,
  target: b.person_id,
  reported_on: toString(r.reported_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.source] AS source,
  [row IN part | row.target] AS target,
  [row IN part | row.reported_on] AS reported_on
