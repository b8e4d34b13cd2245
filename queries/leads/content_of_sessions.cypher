// title: What came of the sessions
// question: Which content came out of which session, and how many posts carried it?
// :param from => ""
//     date: first day of sessions that counts; empty for the beginning
// :param until => ""
//     date: last day of sessions that counts; empty for the end
// returns:
//     session_id: the session's id
//     session: its title
//     held_on: the day it was held
//     content_id: the content's id
//     content: its title
//     kind: what it is; testimonials are left aside
//     produced_on: the day it was made
//     posts: posts that published it
//     counted: of them and the content itself, how many somebody counted the views of
MATCH (s:Session)<-[:CAME_FROM]-(c:Content)
WHERE NOT c:Testimonial
  AND ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
RETURN s.session_id AS session_id, s.title AS session, s.held_on AS held_on,
  c.content_id AS content_id, c.title AS content, c.kind AS kind, c.produced_on AS produced_on,
  COUNT { (c)<-[:PUBLISHES]-(:Post) } AS posts,
  COUNT {
    MATCH (m:Measurement)-[:OF]->(thing) WHERE m.metric IN ['views', 'video_views']
      AND coalesce(m.period, 'lifetime') = 'lifetime'
      AND (thing = c OR EXISTS { MATCH (thing:Post)-[:PUBLISHES]->(c) })
    RETURN DISTINCT thing
  } AS counted
ORDER BY held_on DESC, session_id, content_id
