// Universities, for a parameter "choice from campuses".
MATCH (u:University)
RETURN u.university_id AS value, u.name AS label, [u.short_name, u.name_ur] AS spellings
ORDER BY label, value
