// Who is featured in which content.
MATCH (p:Person)-[:FEATURED_IN]->(c:Content)
WITH collect({
  content_id: c.content_id,
  person_id: p.person_id,
  produced_on: toString(c.produced_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.content_id] AS content_id,
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.produced_on] AS produced_on
