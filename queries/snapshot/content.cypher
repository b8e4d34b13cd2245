// Every piece of content, testimonials among them.
MATCH (c:Content)
OPTIONAL MATCH (c)-[:CAME_FROM]->(s:Session)
WITH collect({
  content_id: c.content_id,
  title: c.title,
  kind: c.kind,
  produced_on: toString(c.produced_on),
  session_id: s.session_id,
  topics: [(c)-[:ON_TOPIC]->(t:Topic) | t.name]
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.content_id] AS content_id,
  [row IN part | row.title] AS title,
  [row IN part | row.kind] AS kind,
  [row IN part | row.produced_on] AS produced_on,
  [row IN part | row.session_id] AS session_id,
  [row IN part | row.topics] AS topics
