// Figures that the store has, by the ids made of what was measured, of what, when and by whom.
UNWIND $keys AS key
MATCH (m:Measurement {measurement_id: key})
RETURN collect([key, m.value, m.told_by, m.run_id]) AS found
