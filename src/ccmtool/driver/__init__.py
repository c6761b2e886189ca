"""A run over a corpus: what is known from before is not made again, and much is made at once."""
