// Accounts are nobody's again.
UNWIND $rows AS row
MATCH (m:Merge {merge_id: row.merge_id, kind: 'account'})
MATCH (:Account {platform: split(m.one, ':')[0], account_id: substring(m.one, size(split(m.one, ':')[0]) + 1)})
  <-[r:OWNS {merge_id: row.merge_id}]-()
DELETE r
