// Campuses without a target of their own any more.
UNWIND $rows AS row
MATCH (t:Target {university_id: row.university_id})
DELETE t
