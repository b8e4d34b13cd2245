// Whom is erased is known again by keyed hashes alone.
UNWIND $rows AS row
MERGE (e:Erased {mark: row.mark})
ON CREATE SET e.words = row.words, e.erased_at = datetime()
