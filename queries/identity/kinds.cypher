// Which of these ids are people, which are campuses or places.
UNWIND $ids AS id
CALL (id) {
  MATCH (:Person|MergedPerson {person_id: id}) RETURN 'person' AS kind
  UNION
  MATCH (:Venue|MergedVenue {venue_id: id}) RETURN 'campus' AS kind
}
RETURN id, kind
