// How the last complete load of this very file ended.
MATCH (i:Import {sha256: $sha256, kind: $kind, status: 'done'})
RETURN i.rows_read AS rows_read, i.rejected AS rejected, i.ignored AS ignored,
  coalesce(i.ignored_because, '{}') AS ignored_because, i.problems AS problems
ORDER BY i.loaded_at DESC LIMIT 1
