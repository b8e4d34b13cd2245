// Who hosted, spoke at or attended which session.
MATCH (p:Person)-[r:HOSTED|SPOKE_AT|ATTENDED]->(s:Session)
WITH collect({
  session_id: s.session_id,
  person_id: p.person_id,
  part: CASE type(r) WHEN 'HOSTED' THEN 'hosted' WHEN 'SPOKE_AT' THEN 'spoke' ELSE 'attended' END,
  held_on: toString(s.held_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.session_id] AS session_id,
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.part] AS part,
  [row IN part | row.held_on] AS held_on
