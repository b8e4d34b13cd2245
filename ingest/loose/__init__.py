"""What people type by hand: numbers, days, words, names and handles, read as they are meant."""
