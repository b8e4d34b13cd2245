// Every session with its place (university_id where the place is a campus), province and topics.
MATCH (s:Session)
OPTIONAL MATCH (s)-[:HELD_AT]->(v:Venue)
WITH collect({
  session_id: s.session_id,
  title: s.title,
  held_on: toString(s.held_on),
  venue_id: v.venue_id,
  venue: v.name,
  university_id: CASE WHEN v:University THEN v.venue_id END,
  province: v.province,
  format: s.format,
  participants_count: s.participants_count,
  topics: [(s)-[:ON_TOPIC]->(t:Topic) | t.name]
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.session_id] AS session_id,
  [row IN part | row.title] AS title,
  [row IN part | row.held_on] AS held_on,
  [row IN part | row.venue_id] AS venue_id,
  [row IN part | row.venue] AS venue,
  [row IN part | row.university_id] AS university_id,
  [row IN part | row.province] AS province,
  [row IN part | row.format] AS format,
  [row IN part | row.participants_count] AS participants_count,
  [row IN part | row.topics] AS topics
