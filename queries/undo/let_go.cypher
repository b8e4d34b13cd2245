// Nodes that stepped aside and have given over what hung on them are no more.
UNWIND $rows AS row
MATCH (p) WHERE elementId(p) = row.parked
DETACH DELETE p
