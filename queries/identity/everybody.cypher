// Everybody, also who was joined with another: what they are called, and where they study or serve.
MATCH (n:Person|MergedPerson)
OPTIONAL MATCH (n)-[:MERGED_INTO]->(into:Person)
WITH n, coalesce(into, n) AS keeper
RETURN n.person_id AS id, keeper.person_id AS keeper, n.name AS name, n.name_ur AS name_ur,
  coalesce(n.named, false) AS named, n.gender AS gender,
  COLLECT {
    MATCH (keeper)-[:STUDIES_AT|AMBASSADOR_OF]->(u:Venue)
    RETURN DISTINCT u.venue_id AS id ORDER BY id
  } AS campuses
ORDER BY id
