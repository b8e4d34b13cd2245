// Ties that will be told again, or not at all, go.
UNWIND $rows AS row
CALL (row) {
  WITH row WHERE row.table = 'studies'
  MATCH (:Person {person_id: row.key[0]})-[r:STUDIES_AT {row_key: row.row_key}]->() RETURN r
  UNION ALL
  WITH row WHERE row.table = 'ambassador_terms'
  MATCH (:Person {person_id: row.key[0]})-[r:AMBASSADOR_OF {row_key: row.row_key}]->() RETURN r
  UNION ALL
  WITH row WHERE row.table = 'training_people'
  MATCH (:Person {person_id: row.key[1]})-[r:TRAINED_IN {row_key: row.row_key}]->() RETURN r
  UNION ALL
  WITH row WHERE row.table = 'session_people'
  MATCH (:Person {person_id: row.key[1]})-[r:HOSTED|SPOKE_AT|ATTENDED {row_key: row.row_key}]->() RETURN r
  UNION ALL
  WITH row WHERE row.table = 'content_people'
  MATCH (:Person {person_id: row.key[1]})-[r:FEATURED_IN {row_key: row.row_key}]->() RETURN r
  UNION ALL
  WITH row WHERE row.table = 'reported_ties'
  MATCH (:Person {person_id: row.key[0]})-[r:KNOWS {row_key: row.row_key}]->() RETURN r
  UNION ALL
  WITH row WHERE row.table = 'person_signs'
  MATCH (:Person {person_id: row.key[0]})-[r:KNOWN_BY {row_key: row.row_key}]->() RETURN r
}
DELETE r
