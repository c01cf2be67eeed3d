"""The rules of pages and data files, and what runs them.

A rule is a function in `rules/`; `registry` lists them; a rule looks at a `context` and yields issues. Enter at
`project_lint.lint`.
"""
