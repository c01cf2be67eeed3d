"""The line to fix: of the built page, of Markdown, of a data file or of a template. Enter at `sources.Sources`."""
