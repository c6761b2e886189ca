"""The layouts: one function per kind of document, from its model to a document tree."""
