// Accounts are nobody's again. They are found by their owner: an account's id may have become known since.
UNWIND $rows AS row
MATCH (m:Merge {merge_id: row.merge_id, kind: 'account'})
MATCH (:Person|MergedPerson {person_id: m.two})-[:MERGED_INTO*0..1]->()-[r:OWNS {merge_id: row.merge_id}]->()
DELETE r
