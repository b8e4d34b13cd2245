// title: Busiest hosts
// question: Who hosts the sessions, and how much hangs on them?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// returns:
//     person_id: the person's id
//     person: the host's name
//     roles: what they are in the campaign
//     sessions_hosted: sessions they hosted, alone or with others
//     hosted_alone: those of them without another host
//     venues: where they hosted
//     topics: what those sessions were about
//     attendances: sum of the reported head counts of those sessions; empty if none was counted
//     last_hosted_on: when they last hosted
MATCH (p:Person)-[:HOSTED]->(s:Session)
WHERE ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
WITH p, collect(s) AS held, max(s.held_on) AS last_hosted_on
RETURN p.person_id AS person_id, p.name AS person,
  COLLECT {
    UNWIND labels(p) AS label WITH label WHERE label <> 'Person'
    RETURN toLower(label) AS role ORDER BY role
  } AS roles,
  size(held) AS sessions_hosted,
  COUNT {
    UNWIND held AS s WITH s WHERE NOT EXISTS { MATCH (s)<-[:HOSTED]-(other:Person) WHERE other <> p }
    RETURN s
  } AS hosted_alone,
  COLLECT { UNWIND held AS s MATCH (s)-[:HELD_AT]->(v:Venue) RETURN DISTINCT v.name AS name ORDER BY name } AS venues,
  COLLECT { UNWIND held AS s MATCH (s)-[:ON_TOPIC]->(t:Topic) RETURN DISTINCT t.name AS name ORDER BY name } AS topics,
  CASE WHEN any(s IN held WHERE s.participants_count IS NOT NULL)
    THEN reduce(sum = 0, s IN held | sum + coalesce(s.participants_count, 0)) END AS attendances,
  last_hosted_on
ORDER BY sessions_hosted DESC, person
