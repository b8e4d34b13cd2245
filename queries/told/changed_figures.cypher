// Figures of the same day and report told anew.
UNWIND $rows AS row
MATCH (m:Measurement {measurement_id: row[0]})
SET m.value = row[1], m.told_by = row[2], m.run_id = row[3]
