// Every university.
MATCH (u:University)
WITH collect({
  university_id: u.venue_id,
  name: u.name,
  name_ur: u.name_ur,
  short_name: u.short_name,
  city: u.city,
  province: u.province,
  sector: u.sector,
  latitude: u.latitude,
  longitude: u.longitude,
  students: u.students
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.university_id] AS university_id,
  [row IN part | row.name] AS name,
  [row IN part | row.name_ur] AS name_ur,
  [row IN part | row.short_name] AS short_name,
  [row IN part | row.city] AS city,
  [row IN part | row.province] AS province,
  [row IN part | row.sector] AS sector,
  [row IN part | row.latitude] AS latitude,
  [row IN part | row.longitude] AS longitude,
  [row IN part | row.students] AS students
