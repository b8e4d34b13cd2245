// Every person, with the roles their labels say.
MATCH (p:Person)
WITH collect({
  person_id: p.person_id,
  name: p.name,
  name_ur: p.name_ur,
  gender: p.gender,
  faith_group: p.faith_group,
  disciplines: p.disciplines,
  expertise: p.expertise,
  consent: toString(p.consent),
  also_known_as: COLLECT {
    MATCH (m:MergedPerson)-[:MERGED_INTO]->(p)
    UNWIND [m.person_id, m.name, m.name_ur] AS known
    WITH DISTINCT known WHERE known IS NOT NULL
    RETURN known ORDER BY known
  },
  ambassador: p:Ambassador,
  panelist: p:Panelist,
  staff: p:Staff,
  influencer: p:Influencer
}) AS rows
UNWIND range(0, size(rows) - 1, $slice) AS start
WITH rows[start..start + $slice] AS part
RETURN
  [row IN part | row.person_id] AS person_id,
  [row IN part | row.name] AS name,
  [row IN part | row.name_ur] AS name_ur,
  [row IN part | row.gender] AS gender,
  [row IN part | row.faith_group] AS faith_group,
  [row IN part | row.disciplines] AS disciplines,
  [row IN part | row.expertise] AS expertise,
  [row IN part | row.consent] AS consent,
  [row IN part | row.also_known_as] AS also_known_as,
  [row IN part | row.ambassador] AS ambassador,
  [row IN part | row.panelist] AS panelist,
  [row IN part | row.staff] AS staff,
  [row IN part | row.influencer] AS influencer
