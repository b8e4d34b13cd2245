"""Coverage: its page, and the parts of it."""
