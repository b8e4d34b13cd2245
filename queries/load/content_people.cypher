// Who is featured in a piece of content. Where people or campuses were joined, a tie may stand with the kept one.
UNWIND $rows AS row
MATCH (p:Person|MergedPerson {person_id: row.person_id})
MATCH (o:Content {content_id: row.content_id})
OPTIONAL MATCH (p)-[:MERGED_INTO*0..1]->()-[known:FEATURED_IN {row_key: row.row_key}]->()
WITH row, p, o, head(collect(known)) AS known
FOREACH (_ IN CASE WHEN known IS NULL THEN [1] ELSE [] END |
  CREATE (p)-[r:FEATURED_IN]->(o)
  SET r += row.set, r.row_key = row.row_key, r.run_id = row.run_id, r.row_hash = row.row_hash)
FOREACH (r IN CASE WHEN known IS NULL THEN [] ELSE [known] END |
  SET r += row.set, r.run_id = row.run_id, r.row_hash = row.row_hash)
