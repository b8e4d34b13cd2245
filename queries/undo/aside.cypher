// What stepped aside.
MATCH (p:Parked)
RETURN elementId(p) AS parked
