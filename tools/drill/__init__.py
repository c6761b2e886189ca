"""What may happen to a program, done to the real command line."""
