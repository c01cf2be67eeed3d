"""`helpcenter translate`: what keeps translations with their sources, one module for each of its commands."""
