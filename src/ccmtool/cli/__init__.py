"""The command line: one module per command. Arguments in, one call, report, exit code."""
