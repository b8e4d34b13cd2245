// Every hashtag campaign with its tags.
MATCH (c:Campaign)
WITH collect({
  name: c.name,
  starts_on: toString(c.starts_on),
  ends_on: toString(c.ends_on),
  tags: [(c)-[:USES]->(h:Hashtag) | h.tag]
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.name] AS name,
  [row IN part | row.starts_on] AS starts_on,
  [row IN part | row.ends_on] AS ends_on,
  [row IN part | row.tags] AS tags
