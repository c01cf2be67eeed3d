"""Markdown → `Guide`: what a page says, as values, read by the site's own Markdown parser.

Takes a text, its first line and names as values; knows no page file. Enter at `extension.GuideParser`; the result is
`model.Guide`.
"""
