// The store's own facts that say what its data is (its salt stays where it is).
MATCH (s:Setting)
WHERE s.name = 'invented'
RETURN s.name AS name, s.value AS value
