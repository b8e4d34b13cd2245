// Put cleaned texts in the place of those that named somebody.
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.id
SET n += row.set
