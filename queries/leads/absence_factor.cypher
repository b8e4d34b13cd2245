// title: Who hosts half of the sessions
// question: How few people host half of the sessions, who are they, and how far does everybody else come?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// :param part => "hosted"
//     choice of hosted, spoke, attended: what somebody did at a session
// :param limit => 200
//     integer 1 to 5000: how many people to list
// returns:
//     place: place in the order, the most first; of equals by id
//     person_id: the person's id
//     person: their name
//     sessions: sessions at which they did it
//     share: of all, each person counted at each session
//     reached: share of all that those up to this place did together
//     carries: true for the absence factor: the fewest who together did half
MATCH (p:Person)-[r:HOSTED|SPOKE_AT|ATTENDED]->(s:Session)
WHERE type(r) = CASE $part WHEN 'hosted' THEN 'HOSTED' WHEN 'spoke' THEN 'SPOKE_AT' ELSE 'ATTENDED' END
  AND ($from = '' OR s.held_on >= date($from)) AND ($until = '' OR s.held_on <= date($until))
WITH p, count(DISTINCT s) AS sessions ORDER BY sessions DESC, p.person_id
WITH collect({person: p, sessions: sessions}) AS ranked, sum(sessions) AS total
UNWIND range(0, size(ranked[..$limit]) - 1) AS at
WITH ranked[at] AS row, at, total,
  reduce(sum = 0, other IN ranked[..at] | sum + other.sessions) AS before
RETURN at + 1 AS place, row.person.person_id AS person_id, row.person.name AS person,
  row.sessions AS sessions, round(toFloat(row.sessions) / total, 4) AS share,
  round(toFloat(before + row.sessions) / total, 4) AS reached, 2 * before < total AS carries
ORDER BY place
