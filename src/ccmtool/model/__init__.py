"""What a document is: frozen models of every kind of file, without input or output."""
