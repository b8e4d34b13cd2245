"""Sessions: their page, and the parts of it."""
