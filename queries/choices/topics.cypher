// Topics of sessions, for a parameter "choice from topics".
MATCH (t:Topic)
RETURN t.topic_id AS value, t.name AS label, [] AS spellings
ORDER BY label, value
