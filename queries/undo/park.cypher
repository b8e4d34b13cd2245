// Nodes that will be told again, or not at all, step aside with what hangs on them.
UNWIND $rows AS row
CALL (row) {
  WITH row WHERE row.label = 'Venue' MATCH (n:Venue {venue_id: row.key[0]}) RETURN n
  UNION ALL
  WITH row WHERE row.label = 'Person' MATCH (n:Person {person_id: row.key[0]}) RETURN n
  UNION ALL
  WITH row WHERE row.label = 'Training' MATCH (n:Training {training_id: row.key[0]}) RETURN n
  UNION ALL
  WITH row WHERE row.label = 'Session' MATCH (n:Session {session_id: row.key[0]}) RETURN n
  UNION ALL
  WITH row WHERE row.label = 'Content' MATCH (n:Content {content_id: row.key[0]}) RETURN n
  UNION ALL
  WITH row WHERE row.label = 'Campaign' MATCH (n:Campaign {name: row.key[0]}) RETURN n
  UNION ALL
  WITH row WHERE row.label = 'Measurement' MATCH (n:Measurement {measurement_id: row.key[0]}) RETURN n
  UNION ALL
  WITH row WHERE row.label = 'FeedbackResponse' MATCH (n:FeedbackResponse {response_id: row.key[0]}) RETURN n
}
SET n.parked_labels = labels(n), n.parked_label = row.label, n.parked_key = row.key
REMOVE n:$(n.parked_labels)
SET n:Parked
