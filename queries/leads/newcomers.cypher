// title: Newcomers
// question: Who came new, how, who brought them, and did they do anything again?
// :param from => ""
//     date: first day that counts; empty for the beginning
// :param until => ""
//     date: last day that counts; empty for the end
// :param as_of => ""
//     date: what was known by that day; empty for the last day with any record
// returns:
//     person_id: the person's id
//     person: their name
//     first_on: the first day on which anything is recorded of them
//     how: the first thing recorded; tie: somebody reported or mentioned them
//     brought_by: whose session they first came to, else who is reported to know them, else whose post they took up
//     via: which of these it was; empty if nobody knows who brought them
//     back_on: the next day on which they did something; empty if there was none so far
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
WITH today
CALL (today) {
  MATCH (p:Person)
  UNWIND COLLECT {
    MATCH (p)-[part:ATTENDED|SPOKE_AT|HOSTED]->(s:Session)
    RETURN {day: s.held_on, rank: CASE type(part) WHEN 'ATTENDED' THEN 9 WHEN 'HOSTED' THEN 8
      ELSE 7 END, act: true} AS trace
    UNION ALL
    MATCH (p)-[:TRAINED_IN]->(t:Training) RETURN {day: t.held_on, rank: 6, act: true} AS trace
    UNION ALL
    MATCH (p)-[:FEATURED_IN]->(c:Content) RETURN {day: c.produced_on, rank: 5, act: true} AS trace
    UNION ALL
    MATCH (p)-[:OWNS]->(:Account)-[r:REACTED_TO]->(:Post) WHERE r.happened_at IS NOT NULL
    RETURN {day: date(datetime({datetime: r.happened_at, timezone: 'Asia/Karachi'})), rank: 3,
      act: true} AS trace
    UNION ALL
    MATCH (p)-[:OWNS]->(:Account)-[:POSTED]->(post:Post) WHERE post.posted_at IS NOT NULL
    RETURN {day: date(datetime({datetime: post.posted_at, timezone: 'Asia/Karachi'})), rank: 4,
      act: true} AS trace
    UNION ALL
    MATCH (p)-[t:AMBASSADOR_OF]->(:University)
    RETURN {day: t.appointed_on, rank: 2, act: false} AS trace
    UNION ALL
    MATCH (p)-[k:KNOWS]-(other:Person) WHERE other <> p
    RETURN {day: k.reported_on, rank: 1, act: false} AS trace
    UNION ALL
    MATCH (p)-[:OWNS]->(a:Account)<-[:MENTIONS]-(post:Post)<-[:POSTED]-(:Account)<-[:OWNS]-(o:Person)
    WHERE o <> p AND post.posted_at IS NOT NULL
    RETURN {day: date(datetime({datetime: post.posted_at, timezone: 'Asia/Karachi'})), rank: 1,
      act: false} AS trace
  } AS trace
  WITH p, trace WHERE trace.day <= today
  WITH p, collect(trace) AS traces, min(trace.day) AS first_on
  RETURN p, first_on,
    reduce(rank = 0, one IN traces |
      CASE WHEN one.day = first_on AND one.rank > rank THEN one.rank ELSE rank END) AS rank,
    reduce(next = null, one IN traces |
      CASE WHEN one.act AND one.day > first_on AND (next IS NULL OR one.day < next) THEN one.day
      ELSE next END) AS back_on
}
WITH collect({person: p, first_on: first_on, rank: rank, back_on: back_on}) AS everybody, today
UNWIND everybody AS one
WITH one.person AS p, one.first_on AS first_on, one.rank AS rank, one.back_on AS back_on, everybody
WHERE NOT p:Staff AND NOT p:Panelist
  AND ($from = '' OR first_on >= date($from)) AND ($until = '' OR first_on <= date($until))
WITH p, first_on, rank, back_on,
  COLLECT {
    MATCH (p)-[:ATTENDED|SPOKE_AT]->(s:Session)<-[:HOSTED]-(host:Person)
    WHERE s.held_on = first_on AND host <> p
    RETURN DISTINCT host
  } AS hosts,
  COLLECT {
    MATCH (p)-[k:KNOWS]-(other:Person)
    WHERE k.reported_on = first_on
      AND any(one IN everybody WHERE one.person = other AND one.first_on < first_on)
    RETURN DISTINCT other
  } AS known,
  COLLECT {
    MATCH (p)-[:OWNS]->(:Account)-[:POSTED]->(post:Post)-[:REPLIES_TO|REPOSTS|QUOTES]->(:Post)
      <-[:POSTED]-(:Account)<-[:OWNS]-(author:Person)
    WHERE author <> p
      AND date(datetime({datetime: post.posted_at, timezone: 'Asia/Karachi'})) = first_on
    WITH author, min(post.posted_at) AS at ORDER BY at
    WITH collect({author: author, at: at}) AS authors
    UNWIND [one IN authors WHERE one.at = authors[0].at] AS one
    RETURN one.author
  } AS wrote
WITH p, first_on, rank, back_on,
  CASE WHEN size(hosts) > 0 THEN hosts WHEN size(known) > 0 THEN known ELSE wrote END AS bringers,
  CASE WHEN size(hosts) > 0 THEN 'session' WHEN size(known) > 0 THEN 'tie'
    WHEN size(wrote) > 0 THEN 'post' END AS via
RETURN p.person_id AS person_id, p.name AS person, first_on,
  ['tie', 'appointed', 'interacted', 'posted', 'featured', 'trained', 'spoke', 'hosted',
    'attended'][rank - 1] AS how,
  [one IN bringers | one.name] AS brought_by, via, back_on
ORDER BY first_on DESC, person_id
