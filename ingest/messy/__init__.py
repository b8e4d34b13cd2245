"""Workbooks as programme teams keep them: tables found on sheets, told by their words, read."""
