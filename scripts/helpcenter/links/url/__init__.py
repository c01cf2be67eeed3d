"""Addresses: what is wrong with how they are written (`syntax`), and what they mean (`parsing`)."""
