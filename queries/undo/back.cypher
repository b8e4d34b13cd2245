// After a cut: what stepped aside and was not told anew takes its place again.
UNWIND $rows AS row
MATCH (p:Parked) WHERE elementId(p) = row.parked
SET p:$(p.parked_labels)
REMOVE p:Parked, p.parked_labels, p.parked_label, p.parked_key
