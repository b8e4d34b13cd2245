"""Files come in: one module a file format, then one road into the store."""
