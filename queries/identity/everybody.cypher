// Everybody, also who was joined with another: what they are called, in slices of columns.
MATCH (n:Person|MergedPerson)
OPTIONAL MATCH (n)-[:MERGED_INTO]->(into:Person)
WITH collect({
  id: n.person_id, keeper: coalesce(into, n).person_id, name: n.name, name_ur: n.name_ur,
  named: coalesce(n.named, false), gender: n.gender
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.id] AS id,
  [row IN part | row.keeper] AS keeper,
  [row IN part | row.name] AS name,
  [row IN part | row.name_ur] AS name_ur,
  [row IN part | row.named] AS named,
  [row IN part | row.gender] AS gender
