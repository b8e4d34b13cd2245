// Remove a person, their accounts with all they posted, and the testimonials they alone gave.
MATCH (p:Person {person_id: $person_id})
CALL (p) {
  MATCH (p)-[:FEATURED_IN]->(c:Testimonial)
  WHERE NOT EXISTS { MATCH (c)<-[:FEATURED_IN]-(q) WHERE q <> p }
  OPTIONAL MATCH (m:Measurement)-[:OF]->(c)
  DETACH DELETE m, c
}
CALL (p) {
  MATCH (p)-[:OWNS]->(a:Account)
  WHERE NOT coalesce(a.official, false) AND NOT EXISTS { MATCH (a)<-[:OWNS]-(q) WHERE q <> p }
  OPTIONAL MATCH (a)-[:POSTED]->(post:Post)
  OPTIONAL MATCH (m:Measurement)-[:OF]->(thing) WHERE thing = post OR thing = a
  DETACH DELETE m, post, a
}
CALL (p) {
  MATCH (f:FeedbackResponse {respondent_code: $person_id})
  SET f.respondent_code = $unknown
}
DETACH DELETE p
