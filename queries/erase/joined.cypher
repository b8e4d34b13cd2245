// Who stands for somebody who was joined with another.
MATCH (:MergedPerson {person_id: $person_id})-[:MERGED_INTO]->(p:Person)
RETURN p.person_id AS person_id
