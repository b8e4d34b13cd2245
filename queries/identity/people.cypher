// Everybody, with the files that tell of them.
MATCH (p:Person)
RETURN p.person_id AS person_id, p.name AS name, p.name_ur AS name_ur,
  COLLECT {
    UNWIND labels(p) AS label WITH label WHERE label <> 'Person'
    RETURN toLower(label) AS role ORDER BY role
  } AS roles,
  COLLECT {
    MATCH (p)-[:STUDIES_AT|AMBASSADOR_OF]->(u:University)
    RETURN DISTINCT u.name AS campus ORDER BY campus
  } AS campuses,
  COLLECT {
    MATCH (n)-[:MERGED_INTO*0..1]->(p)
    OPTIONAL MATCH (n)-[r]-()
    UNWIND [n.run_id, r.run_id] AS run_id
    WITH DISTINCT run_id
    MATCH (i:Import {run_id: run_id})
    RETURN DISTINCT i.file AS file ORDER BY file
  } AS files,
  COUNT { (:MergedPerson)-[:MERGED_INTO]->(p) } AS joined
ORDER BY name, person_id
