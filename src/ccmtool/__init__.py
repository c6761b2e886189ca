"""A compiler for the documents of treaty meetings."""

__version__ = "0.1.0"
