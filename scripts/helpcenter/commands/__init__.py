"""What each command does: one module a command. They return values; only `cli` writes to the terminal."""
