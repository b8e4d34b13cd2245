// The campaign's own universities: those its tables tell of, not those that files only name.
MATCH (u:University) WHERE NOT coalesce(u.named, false)
RETURN u.university_id AS university_id, u.name AS name, u.name_ur AS name_ur,
  u.short_name AS short_name, u.city AS city, u.province AS province
ORDER BY university_id
