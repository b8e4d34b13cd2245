// title: Possible successors
// question: Who of the same campus could take over from the ambassadors who leave soon?
// :param months => 9
//     integer 1 to 60: how many months ahead to look
// :param most => 3
//     integer 1 to 20: how many to name for each
// :param stay_months => 1
//     integer 0 to 60: how many months longer the other must stay, where it is known when they leave
// :param as_of => ""
//     date: the day that counts as today; empty for the last day with any record
// returns:
//     person_id: the id of the ambassador who leaves
//     person: the ambassador's name
//     campus: the university they are ambassador of
//     leaves_on: their last day, by term or graduation
//     successor_id: the id of somebody of the campus who could follow; empty if nobody shares a tie
//     successor: their name
//     is_ambassador: whether they are an ambassador already
//     stays_until: their own last day; empty if it isn't known
//     shared: people tied to both, by a session or a reported tie
//     overlap: shared divided by the people tied to either
CALL () {
  MATCH (s:Session)
  WHERE s.participants_count IS NOT NULL OR EXISTS { (s)<-[:HOSTED|SPOKE_AT|ATTENDED]-(:Person) }
  RETURN max(s.held_on) AS day
  UNION ALL MATCH (:Person)-[:TRAINED_IN]->(t:Training) RETURN max(t.held_on) AS day
  UNION ALL MATCH (:Person)-[t:AMBASSADOR_OF]->(:University) RETURN max(t.appointed_on) AS day
  UNION ALL MATCH (:Person)-[k:KNOWS]->(:Person) RETURN max(k.reported_on) AS day
  UNION ALL MATCH (c:Content) RETURN max(c.produced_on) AS day
  UNION ALL MATCH (f:FeedbackResponse) RETURN max(f.answered_on) AS day
  UNION ALL MATCH (m:Measurement) RETURN max(m.measured_on) AS day
  UNION ALL MATCH (p:Post) WITH max(p.posted_at) AS latest WHERE latest IS NOT NULL
  RETURN date(datetime({datetime: latest, timezone: 'Asia/Karachi'})) AS day
  UNION ALL MATCH (:Account)-[r:REACTED_TO]->(:Post)
  WITH max(r.happened_at) AS latest WHERE latest IS NOT NULL
  RETURN date(datetime({datetime: latest, timezone: 'Asia/Karachi'})) AS day
}
WITH coalesce(max(day), date({timezone: 'Asia/Karachi'})) AS last_day
WITH CASE $as_of WHEN '' THEN last_day ELSE date($as_of) END AS today
MATCH (p:Person)-[t:AMBASSADOR_OF]->(u:University)
WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
WITH today, p, u, max(coalesce(t.ends_on, date('9999-12-31'))) AS term_ends_on
OPTIONAL MATCH (p)-[s:STUDIES_AT]->(u)
WHERE coalesce(s.from_on <= today, true) AND coalesce(s.graduates_on >= today, true)
WITH today, p, u, term_ends_on, max(
  CASE WHEN s IS NOT NULL THEN coalesce(s.graduates_on, date('9999-12-31')) END) AS graduates_on
WITH today, p, u,
  CASE WHEN graduates_on < term_ends_on THEN graduates_on ELSE term_ends_on END AS leaves_on
WITH today, p, u, leaves_on
WHERE leaves_on <= today + duration({months: $months})
CALL (p, today) {
  MATCH (p)-[:HOSTED|SPOKE_AT|ATTENDED]->(s:Session)<-[:HOSTED|SPOKE_AT|ATTENDED]-(x:Person)
  WHERE coalesce(s.held_on <= today, true) AND p <> x
  RETURN x
  UNION
  MATCH (p)-[k:KNOWS]-(x:Person)
  WHERE coalesce(k.reported_on <= today, true) AND p <> x
  RETURN x
}
WITH today, p, u, leaves_on, collect(x) AS circle
CALL (p, u, leaves_on, circle, today) {
  UNWIND circle AS x
  CALL (x, today) {
    MATCH (x)-[:HOSTED|SPOKE_AT|ATTENDED]->(s:Session)<-[:HOSTED|SPOKE_AT|ATTENDED]-(c:Person)
    WHERE coalesce(s.held_on <= today, true) AND x <> c
    RETURN c
    UNION
    MATCH (x)-[k:KNOWS]-(c:Person)
    WHERE coalesce(k.reported_on <= today, true) AND x <> c
    RETURN c
  }
  WITH p, u, leaves_on, circle, today, c, count(x) AS shared
  WHERE c <> p AND NOT c:Staff AND NOT c:Panelist
  CALL (c, u, today) {
    OPTIONAL MATCH (c)-[t:AMBASSADOR_OF]->(u)
    WHERE t.appointed_on <= today AND (t.ends_on IS NULL OR t.ends_on >= today)
    WITH c, u, today, max(CASE WHEN t IS NOT NULL THEN coalesce(t.ends_on, date('9999-12-31')) END)
      AS term_ends_on
    OPTIONAL MATCH (c)-[s:STUDIES_AT]->(u)
    WHERE coalesce(s.from_on <= today, true) AND coalesce(s.graduates_on >= today, true)
    WITH term_ends_on, max(
      CASE WHEN s IS NOT NULL THEN coalesce(s.graduates_on, date('9999-12-31')) END) AS graduates_on
    RETURN term_ends_on IS NOT NULL AS is_ambassador,
      CASE WHEN graduates_on < coalesce(term_ends_on, date('9999-12-31')) OR term_ends_on IS NULL
        THEN graduates_on ELSE term_ends_on END AS stays_until
  }
  WITH circle, today, leaves_on, c, shared, is_ambassador, stays_until
  WHERE stays_until > leaves_on + duration({months: $stay_months})
  CALL (c, today) {
    MATCH (c)-[:HOSTED|SPOKE_AT|ATTENDED]->(s:Session)<-[:HOSTED|SPOKE_AT|ATTENDED]-(y:Person)
    WHERE coalesce(s.held_on <= today, true) AND c <> y
    RETURN y
    UNION
    MATCH (c)-[k:KNOWS]-(y:Person)
    WHERE coalesce(k.reported_on <= today, true) AND c <> y
    RETURN y
  }
  WITH circle, c, shared, is_ambassador, stays_until, count(y) AS known
  WITH c, shared, is_ambassador, stays_until,
    toFloat(shared) / (size(circle) + known - shared) AS overlap
  ORDER BY overlap DESC, shared DESC, c.person_id
  LIMIT $most
  RETURN collect({person: c, shared: shared, is_ambassador: is_ambassador,
    stays_until: stays_until, overlap: overlap}) AS found
}
UNWIND CASE WHEN found = [] THEN [null] ELSE found END AS one
RETURN p.person_id AS person_id, p.name AS person, u.name AS campus, leaves_on,
  one.person.person_id AS successor_id, one.person.name AS successor,
  one.is_ambassador AS is_ambassador,
  CASE WHEN one.stays_until < date('9999-12-31') THEN one.stays_until END AS stays_until,
  one.shared AS shared, round(one.overlap, 3) AS overlap
ORDER BY leaves_on, campus, person, one.overlap DESC, successor_id
