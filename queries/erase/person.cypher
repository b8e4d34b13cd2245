// Remove a person, and who was joined with them, their accounts with all they posted, the testimonials they alone gave,
// what they are known by, and what was decided of them.
MATCH (p:Person {person_id: $person_id})
CALL (p) {
  MATCH (p)-[:FEATURED_IN]->(c:Testimonial)
  WHERE NOT EXISTS { MATCH (c)<-[:FEATURED_IN]-(q:Person) WHERE q <> p }
  OPTIONAL MATCH (m:Measurement)-[:OF]->(c)
  DETACH DELETE m, c
}
CALL (p) {
  MATCH (p)-[:OWNS]->(a:Account)
  WHERE NOT coalesce(a.official, false) AND NOT EXISTS { MATCH (a)<-[:OWNS]-(q:Person) WHERE q <> p }
  OPTIONAL MATCH (a)-[:POSTED]->(post:Post)
  OPTIONAL MATCH (m:Measurement)-[:OF]->(thing) WHERE thing = post OR thing = a
  DETACH DELETE m, post, a
}
CALL (p) {
  MATCH (q)-[:MERGED_INTO*0..1]->(p)
  MATCH (f:FeedbackResponse {respondent_code: q.person_id})
  SET f.respondent_code = $unknown
}
CALL (p) {
  MATCH (q)-[:MERGED_INTO*0..1]->(p)
  WITH collect(q.person_id) AS ids
  MATCH (n:Merge|Suggestion)
  WHERE n.kind <> 'campus' AND (n.one IN ids OR n.two IN ids OR n.kept IN ids OR n.gone IN ids)
  DELETE n
}
CALL (p) {
  MATCH (q)-[:MERGED_INTO*0..1]->(p)
  MATCH (q)-[k:KNOWN_BY]->(s:Sign)
  DELETE k
  WITH DISTINCT s WHERE NOT EXISTS { (s)<-[:KNOWN_BY]-() }
  DELETE s
}
OPTIONAL MATCH (m:MergedPerson)-[:MERGED_INTO]->(p)
DETACH DELETE m, p
