// title: Testimonials
// question: What did people say about the sessions, and may they be quoted by name?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// :param topic => ""
//     choice from topics: only on sessions about this topic; empty for all
// returns:
//     given_on: the day it was given
//     text: what was said
//     person: who said it; empty if not recorded
//     may_be_named: yes or no as they answered; empty if nobody asked
//     session: the session it is about
//     venue: where that session was held
//     topics: what that session was about
MATCH (c:Content:Testimonial)
WHERE ($from = '' OR c.produced_on >= date($from)) AND ($until = '' OR c.produced_on <= date($until))
OPTIONAL MATCH (c)<-[:FEATURED_IN]-(p:Person)
OPTIONAL MATCH (c)-[:CAME_FROM]->(s:Session)
OPTIONAL MATCH (s)-[:HELD_AT]->(v:Venue)
WITH c, p, s, v WHERE $topic = '' OR EXISTS { MATCH (s)-[:ON_TOPIC]->(t:Topic) WHERE t.topic_id = $topic }
RETURN c.produced_on AS given_on, c.text AS text, p.name AS person, p.consent AS may_be_named,
  s.title AS session, v.name AS venue,
  COLLECT { MATCH (s)-[:ON_TOPIC]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics
ORDER BY given_on DESC, c.content_id
