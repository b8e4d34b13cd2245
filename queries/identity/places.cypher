// Universities and the places that files only name.
MATCH (v:Venue) WHERE v:University OR coalesce(v.named, false)
RETURN v.venue_id AS id, v.name AS name, v.name_ur AS name_ur, v.short_name AS short_name, v.city AS city,
  v.province AS province, v:University AS university, coalesce(v.named, false) AS named,
  coalesce(v.provisional, false) AS provisional
ORDER BY id
