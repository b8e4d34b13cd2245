"""Succession: who leaves when, which campuses go dark, and who could take over."""

from graph.succession.leaving import Known, gone_by, known, leaving

__all__ = ["Known", "gone_by", "known", "leaving"]
