"""What one cell may hold: each kind of cell says how it is written and what is wrong with it."""
