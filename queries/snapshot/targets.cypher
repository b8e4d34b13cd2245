// What campuses should have, as a lead has said; a campus that was merged has its target where it went.
MATCH (t:Target)
OPTIONAL MATCH (:MergedVenue {venue_id: t.university_id})-[:MERGED_INTO]->(kept:University)
WITH t, coalesce(kept.venue_id, t.university_id) AS campus, kept IS NULL AS own
ORDER BY campus, own, t.set_at
WITH campus, last(collect(t)) AS t
WITH collect({
  university_id: campus,
  ambassadors: t.ambassadors,
  sessions: t.sessions,
  topics: t.topics,
  panelists: t.panelists,
  groups: t.groups
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.university_id] AS university_id,
  [row IN part | row.ambassadors] AS ambassadors,
  [row IN part | row.sessions] AS sessions,
  [row IN part | row.topics] AS topics,
  [row IN part | row.panelists] AS panelists,
  [row IN part | row.groups] AS groups
