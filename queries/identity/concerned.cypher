// Everybody whom merges concern: those of $people and $places, and all who were joined before.
CALL () {
  UNWIND $people AS id MATCH (n:Person|MergedPerson {person_id: id}) RETURN n
  UNION
  UNWIND $places AS id MATCH (n:Venue|MergedVenue {venue_id: id}) RETURN n
  UNION
  MATCH (n:MergedPerson|MergedVenue) RETURN n
  UNION
  MATCH (:MergedPerson|MergedVenue)-[:MERGED_INTO]->(n) RETURN n
}
RETURN elementId(n) AS element,
  CASE WHEN n:Person OR n:MergedPerson THEN 'person' ELSE 'campus' END AS kind,
  coalesce(n.person_id, n.venue_id) AS id, labels(n) AS labels, properties(n) AS properties,
  head([(n)-[:MERGED_INTO]->(into) | elementId(into)]) AS into
ORDER BY kind, id
