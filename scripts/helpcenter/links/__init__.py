"""The link check of any built site: broken is what is used and not defined.

The way of the data: `url` reads addresses, `parse` turns a file into facts, `scan` reads a whole site on every core and
only what has changed, `resolve` says what an address leads to, `rules` judge, `locate` finds the line to fix. Enter at
`any_site.findings` for any site, at `own_site.findings` for that of a project.
"""
