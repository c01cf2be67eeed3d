"""The link check of any built site: broken is what is used and not defined.

The way of the data: `parse` reads a file into facts, `scan` a whole site, `resolve` says what an address leads to,
`rules` judge, `locate` finds the line to fix. Enter at `check.site` for any site, at `own_site.findings` for that of a
project.
"""
