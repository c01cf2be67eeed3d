"""Reads a whole site, on every core, and only what has changed. Enter at `scan.read`."""
