"""The road of what platforms and tools tell: streamed, joined by trust, told once."""
