// The ties of $elements, with what tells whether two of them say the same.
UNWIND $elements AS element
MATCH (n) WHERE elementId(n) = element
MATCH (n)-[r]-() WHERE NOT type(r) IN ['MERGED_INTO', 'KNOWN_BY']
WITH DISTINCT r
RETURN elementId(r) AS tie, type(r) AS type, elementId(startNode(r)) AS start, elementId(endNode(r)) AS end,
  r.from_merged AS from_merged, r.to_merged AS to_merged, r.row_key AS row_key,
  r.programme AS programme, toString(r.appointed_on) AS appointed_on, r.source AS source
ORDER BY type, row_key, tie
