"""Markdown → `Guide`: what a page says, as values, read by the site's own Markdown parser.

Takes a text, its first line and names as values; does not know page files. Enter at `extension.GuideParser`; the
result is `model.Guide`.
"""
