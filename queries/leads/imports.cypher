// title: What was loaded
// question: Which files were loaded when, what became of their rows, and which were taken back?
// returns:
//     loaded_at: when, in UTC
//     file: the file's name
//     kind: what it was recognised as
//     status: done; running; cut, if it did not end; undone, if it was taken back
//     rows_read: rows it held
//     loaded: rows that were new or changed
//     unchanged: rows that were there already
//     merged: rows that were joined with another one
//     rejected: rows set aside, with a problem
//     ignored: rows left out on purpose
//     undone_at: when it was taken back, in UTC
//     run_id: the id of the import
MATCH (i:Import)
RETURN i.loaded_at AS loaded_at, i.file AS file, i.kind AS kind, i.status AS status,
  i.rows_read AS rows_read, i.loaded AS loaded, i.unchanged AS unchanged, i.merged AS merged,
  i.rejected AS rejected, i.ignored AS ignored, i.undone_at AS undone_at, i.run_id AS run_id
ORDER BY loaded_at DESC, file
