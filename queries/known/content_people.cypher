// Which of these are in the store: the content of the row that made each, and the import that wrote it.
UNWIND $keys AS key
MATCH (:Person|MergedPerson {person_id: key.person_id})-[:MERGED_INTO*0..1]->()-[r:FEATURED_IN {row_key: key.row_key}]->()
RETURN collect(key.at) AS at, collect(r.row_hash) AS row_hash, collect(r.run_id) AS run_id
