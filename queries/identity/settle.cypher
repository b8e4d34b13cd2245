// Make the store say what the merges that stand say: who is there, whose ties are whose, what is filled in.
CALL () {
  UNWIND $nodes AS row
  MATCH (n) WHERE elementId(n) = row.element
  OPTIONAL MATCH (n)-[old:MERGED_INTO]->()
  DELETE old
  REMOVE n:$(row.remove)
  SET n:$(row.add), n += row.set
}
CALL () {
  UNWIND $into AS row
  MATCH (n) WHERE elementId(n) = row.element
  MATCH (keeper) WHERE elementId(keeper) = row.keeper
  CREATE (n)-[:MERGED_INTO]->(keeper)
}
CALL () {
  UNWIND $moves AS row
  CALL (row) {
    MATCH (holder) WHERE elementId(holder) = row.holder
    MATCH (holder)-[r]->() WHERE elementId(r) = row.tie
    RETURN r
  }
  MATCH (start) WHERE elementId(start) = row.start
  MATCH (end) WHERE elementId(end) = row.end
  CREATE (start)-[new:$(row.type)]->(end)
  SET new = properties(r), new.from_merged = row.from_merged, new.to_merged = row.to_merged
  DELETE r
}
