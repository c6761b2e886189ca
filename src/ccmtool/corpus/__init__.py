"""The corpus: every file read, and what can be looked up across them."""
