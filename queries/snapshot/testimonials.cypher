// What people said, word by word, and of which session; whether they may be quoted is theirs to say.
MATCH (c:Testimonial)
OPTIONAL MATCH (c)<-[:FEATURED_IN]-(p:Person)
OPTIONAL MATCH (c)-[:CAME_FROM]->(s:Session)
WITH DISTINCT c, p, s
WITH collect({
  content_id: c.content_id,
  person_id: p.person_id,
  session_id: s.session_id,
  text: c.text,
  produced_on: toString(c.produced_on)
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.content_id] AS content_id,
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.session_id] AS session_id,
  [row IN part | row.text] AS text,
  [row IN part | row.produced_on] AS produced_on
