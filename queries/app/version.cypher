// Differs whenever the store's content does: after an import, an erasure, a merge, or one taken back, a target.
OPTIONAL MATCH (i:Import)
WITH count(i) AS imports, max(i.loaded_at) AS last_import, max(i.run_id) AS last_run, max(i.undone_at) AS last_undone
OPTIONAL MATCH (m:Merge)
WITH imports, last_import, last_run, last_undone, count(m) AS merges, max(m.undone_at) AS last_parted
OPTIONAL MATCH (t:Target)
WITH imports, last_import, last_run, last_undone, merges, last_parted, max(t.set_at) AS last_target
CALL () { MATCH (n) RETURN count(n) AS nodes }
CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN imports, toString(last_import) AS last_import, last_run, toString(last_undone) AS last_undone,
  merges, toString(last_parted) AS last_parted, toString(last_target) AS last_target, nodes, relationships
