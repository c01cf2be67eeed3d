"""The commands, one module for each. They return values; only `cli` writes to the terminal."""
