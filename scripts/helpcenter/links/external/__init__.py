"""Asks other hosts whether their pages are there. Enter at `client.check`."""
