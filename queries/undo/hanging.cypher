// Whether anything hangs on nodes that stepped aside but what their own rows say.
UNWIND $rows AS row
MATCH (p) WHERE elementId(p) = row.parked
RETURN sum(COUNT {
  (p)-[r]->()
  WHERE NOT type(r) IN ['HELD_AT', 'ON_TOPIC', 'CAME_FROM', 'OF', 'ABOUT', 'USES']
} + COUNT {
  (p)<-[r]-()
  WHERE NOT (type(r) = 'FEATURED_IN' AND r.row_key = row.own)
}) AS hanging
