"""A progress report: its sections, each made of parts."""
