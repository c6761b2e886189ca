"""The agenda of a meeting: its items, bare or annotated, their documents, the programme."""
