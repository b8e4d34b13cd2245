// Campaigns, for a parameter "choice from campaigns"; a hashtag of theirs names them too.
MATCH (c:Campaign)
RETURN c.name AS value, c.name AS label, COLLECT {
  MATCH (c)-[:USES]->(h:Hashtag) UNWIND [h.tag, '#' + h.tag] AS spelling RETURN spelling
} AS spellings
ORDER BY label
