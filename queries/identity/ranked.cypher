// Who of these is better known: told of by a table of the campaign's own, or only named somewhere.
CALL () {
  UNWIND $people AS id
  MATCH (n:Person|MergedPerson {person_id: id})
  RETURN 'person' AS kind, id, n.row_hash IS NOT NULL AS told, coalesce(n.named, false) AS named, false AS provisional,
    size(coalesce(n.name, '')) AS length
  UNION ALL
  UNWIND $places AS id
  MATCH (n:Venue|MergedVenue {venue_id: id})
  RETURN 'campus' AS kind, id, n.row_hash IS NOT NULL AS told, coalesce(n.named, false) AS named,
    coalesce(n.provisional, false) AS provisional, size(coalesce(n.name, '')) AS length
}
RETURN kind, id, told, named, provisional, length
