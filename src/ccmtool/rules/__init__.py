"""The rules: one a file, in one visible table."""
