// People and their roles, which are labels; who serves a campus stays an ambassador.
UNWIND $rows AS row
MERGE (p:Person {person_id: row.person_id})
SET p += row.set, p.run_id = row.run_id, p.row_hash = row.row_hash
WITH row, p, EXISTS { (p)-[:AMBASSADOR_OF]->() } AS serves
FOREACH (_ IN CASE WHEN row.roles IS NULL THEN [] ELSE [1] END | REMOVE p:Panelist:Staff:Influencer)
FOREACH (_ IN CASE WHEN row.roles IS NULL OR serves THEN [] ELSE [1] END | REMOVE p:Ambassador)
FOREACH (_ IN CASE WHEN 'ambassador' IN row.roles THEN [1] ELSE [] END | SET p:Ambassador)
FOREACH (_ IN CASE WHEN 'panelist' IN row.roles THEN [1] ELSE [] END | SET p:Panelist)
FOREACH (_ IN CASE WHEN 'staff' IN row.roles THEN [1] ELSE [] END | SET p:Staff)
FOREACH (_ IN CASE WHEN 'influencer' IN row.roles THEN [1] ELSE [] END | SET p:Influencer)
