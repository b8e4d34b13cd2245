// title: Sessions held
// question: Which dialogue sessions were held, where, on what, by whom, and how many came?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     session_id: the session's id
//     session: its title
//     held_on: the day
//     venue: the campus or other place
//     topics: what it was about
//     hosts: names of those who hosted it
//     speakers: names of those who spoke
//     people_recorded: distinct people on record, hosts and speakers included
//     participants: how many came, as reported; empty if nobody counted
MATCH (s:Session)
WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
OPTIONAL MATCH (s)-[:HELD_AT]->(v:Venue)
RETURN s.session_id AS session_id, s.title AS session, s.held_on AS held_on, v.name AS venue,
  COLLECT { MATCH (s)-[:ON_TOPIC]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
  COLLECT { MATCH (s)<-[:HOSTED]-(p:Person) RETURN p.name ORDER BY p.name } AS hosts,
  COLLECT { MATCH (s)<-[:SPOKE_AT]-(p:Person) RETURN p.name ORDER BY p.name } AS speakers,
  COUNT { MATCH (s)<-[:HOSTED|SPOKE_AT|ATTENDED]-(p:Person) RETURN DISTINCT p } AS people_recorded,
  s.participants_count AS participants
ORDER BY held_on DESC, session_id
