// title: Groups by campus
// question: How many people of each gender or discipline came to the sessions of each campus?
// :param kind => "gender"
//     choice of gender, discipline: which kind of group
// :param campus => ""
//     choice from campuses: only this university; empty for all
// returns:
//     campus: the university's name
//     group_name: the group; "not known" where a person's isn't
//     people: distinct people who attended or hosted there, without staff and panelists; empty if under five
//     people_there: all of them, whatever their group
MATCH (u:University) WHERE $campus = '' OR u.university_id = $campus
MATCH (p:Person)-[:ATTENDED|HOSTED]->(:Session)-[:HELD_AT]->(u)
WHERE NOT p:Staff AND NOT p:Panelist
WITH u, collect(DISTINCT p) AS people
UNWIND people AS p
UNWIND CASE WHEN $kind = 'gender' THEN [coalesce(p.gender, 'not known')]
  WHEN size(coalesce(p.disciplines, [])) = 0 THEN ['not known'] ELSE p.disciplines END AS group_name
WITH u, size(people) AS people_there, group_name, count(DISTINCT p) AS many
RETURN u.name AS campus, group_name, CASE WHEN many >= 5 THEN many END AS people, people_there
ORDER BY campus, group_name
