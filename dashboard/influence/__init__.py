"""Influence & reach: its page, and the parts of it."""
