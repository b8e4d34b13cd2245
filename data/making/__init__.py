"""How the invented sample campaign is made: the cast, what they did, what they said."""
