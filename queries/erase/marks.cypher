// The keyed hashes of whom was erased.
MATCH (e:Erased)
RETURN e.mark AS mark, e.words AS words
