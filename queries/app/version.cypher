// Differs whenever the store's content does: after an import, an erasure, a merge.
OPTIONAL MATCH (i:Import)
WITH count(i) AS imports, max(i.loaded_at) AS last_import, max(i.run_id) AS last_run
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN imports, toString(last_import) AS last_import, last_run, nodes, relationships
