"""The rules: small pure functions that yield findings."""
