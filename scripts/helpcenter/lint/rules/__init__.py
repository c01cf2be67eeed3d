"""The rules of pages and data files, by family. Each is a small pure function, listed in `lint.registry`."""
