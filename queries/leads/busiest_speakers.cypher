// title: Busiest speakers
// question: Who speaks at the sessions, and how much hangs on them?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     person_id: the person's id
//     person: the speaker's name
//     roles: what they are in the campaign
//     sessions_spoken: sessions they spoke at, alone or with others
//     spoke_alone: those of them without another speaker
//     venues: where they spoke
//     topics: what those sessions were about
//     last_spoken_on: when they last spoke
MATCH (p:Person)-[:SPOKE_AT]->(s:Session)
WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
WITH p, collect(DISTINCT s) AS held, max(s.held_on) AS last_spoken_on
RETURN p.person_id AS person_id, p.name AS person,
  COLLECT {
    UNWIND labels(p) AS label WITH label WHERE label <> 'Person'
    RETURN toLower(label) AS role ORDER BY role
  } AS roles,
  size(held) AS sessions_spoken,
  COUNT {
    UNWIND held AS s WITH s WHERE NOT EXISTS { MATCH (s)<-[:SPOKE_AT]-(other:Person) WHERE other <> p }
    RETURN s
  } AS spoke_alone,
  COLLECT { UNWIND held AS s MATCH (s)-[:HELD_AT]->(v:Venue) RETURN DISTINCT v.name AS name ORDER BY name } AS venues,
  COLLECT { UNWIND held AS s MATCH (s)-[:ON_TOPIC]->(t:Topic) RETURN DISTINCT t.name AS name ORDER BY name } AS topics,
  last_spoken_on
ORDER BY sessions_spoken DESC, person
