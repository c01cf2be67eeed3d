"""Markdown → `Guide`: what a page says, as values, read by the site's own Markdown parser.

Takes a text, its first line and names as values; does not know page files. Enter at `parser.GuideParser`, whose
result is `model.Guide`, or at `parser.PageParser`, which makes the HTML of a page too.
"""
