"""The report of a meeting: who took part, what was said, what was decided."""
