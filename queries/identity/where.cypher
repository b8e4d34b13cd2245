// Where people study or serve, in slices of columns.
MATCH (p:Person)-[:STUDIES_AT|AMBASSADOR_OF]->(u:Venue)
WITH collect(DISTINCT {id: p.person_id, campus: u.venue_id}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN [row IN part | row.id] AS id, [row IN part | row.campus] AS campus
