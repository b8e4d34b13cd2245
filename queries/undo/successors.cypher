// What stepped aside, and the node that was told anew in its place, if any.
MATCH (p:Parked)
CALL (p) {
  WITH p WHERE p.parked_label = 'Venue' MATCH (n:Venue {venue_id: p.parked_key[0]}) RETURN n
  UNION ALL
  WITH p WHERE p.parked_label = 'Person' MATCH (n:Person {person_id: p.parked_key[0]}) RETURN n
  UNION ALL
  WITH p WHERE p.parked_label = 'Training' MATCH (n:Training {training_id: p.parked_key[0]}) RETURN n
  UNION ALL
  WITH p WHERE p.parked_label = 'Session' MATCH (n:Session {session_id: p.parked_key[0]}) RETURN n
  UNION ALL
  WITH p WHERE p.parked_label = 'Content' MATCH (n:Content {content_id: p.parked_key[0]}) RETURN n
  UNION ALL
  WITH p WHERE p.parked_label = 'Campaign' MATCH (n:Campaign {name: p.parked_key[0]}) RETURN n
  UNION ALL
  WITH p WHERE p.parked_label = 'Measurement' MATCH (n:Measurement {measurement_id: p.parked_key[0]}) RETURN n
  UNION ALL
  WITH p WHERE p.parked_label = 'FeedbackResponse' MATCH (n:FeedbackResponse {response_id: p.parked_key[0]}) RETURN n
}
RETURN elementId(p) AS parked, elementId(n) AS successor, p.parked_key AS key
