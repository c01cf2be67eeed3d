"""The commands, one module for each. They return values; only `cli` and what it imports write to the terminal."""
