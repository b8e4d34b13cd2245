// What a lead wants a campus to have; what is empty falls back to the settings.
UNWIND $rows AS row
MERGE (t:Target {university_id: row.university_id})
SET t.ambassadors = row.ambassadors, t.sessions = row.sessions, t.topics = row.topics,
  t.panelists = row.panelists, t.groups = row.groups, t.set_at = datetime()
