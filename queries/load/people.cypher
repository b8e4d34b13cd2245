// People and their roles, which are labels; who serves a campus stays an ambassador.
// Somebody who was joined with another keeps their own row, beside the one they were joined with.
UNWIND $rows AS row
OPTIONAL MATCH (gone:MergedPerson {person_id: row.person_id})
SET gone += row.set, gone.run_id = row.run_id, gone.row_hash = row.row_hash
FOREACH (_ IN CASE WHEN gone IS NULL OR row.roles IS NULL THEN [] ELSE [1] END |
  SET gone.was = [role IN ['Ambassador', 'Panelist', 'Staff', 'Influencer'] WHERE toLower(role) IN row.roles
    OR role = 'Ambassador' AND EXISTS {
      MATCH (gone)-[:MERGED_INTO*0..1]->(holder)-[term:AMBASSADOR_OF]->()
      WHERE holder = gone OR term.from_merged = row.person_id
    }])
WITH row WHERE gone IS NULL
MERGE (p:Person {person_id: row.person_id})
SET p.filled = [name IN p.filled WHERE NOT name IN keys(row.set)]
SET p += row.set, p.run_id = row.run_id, p.row_hash = row.row_hash
WITH row, p, EXISTS { (p)-[term:AMBASSADOR_OF]->() WHERE term.from_merged IS NULL } AS serves
FOREACH (_ IN CASE WHEN row.roles IS NULL THEN [] ELSE [1] END |
  REMOVE p:Panelist:Staff:Influencer, p.filled_roles)
FOREACH (_ IN CASE WHEN row.roles IS NULL OR serves THEN [] ELSE [1] END | REMOVE p:Ambassador)
FOREACH (_ IN CASE WHEN 'ambassador' IN row.roles THEN [1] ELSE [] END | SET p:Ambassador)
FOREACH (_ IN CASE WHEN 'panelist' IN row.roles THEN [1] ELSE [] END | SET p:Panelist)
FOREACH (_ IN CASE WHEN 'staff' IN row.roles THEN [1] ELSE [] END | SET p:Staff)
FOREACH (_ IN CASE WHEN 'influencer' IN row.roles THEN [1] ELSE [] END | SET p:Influencer)
