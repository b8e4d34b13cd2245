// The merges that stand, in the order in which they were made.
MATCH (m:Merge) WHERE m.undone_at IS NULL
RETURN m.merge_id AS merge_id, m.kind AS kind, m.one AS one, m.two AS two, m.kept AS kept, m.gone AS gone
ORDER BY m.merged_at, m.position, m.merge_id
