"""The fields of front matter and of the files in `docs/_data/`, each declared once, a module for each thing.

From here come the values that the code works with, the findings, the schemas for editors and the tables of the
writers' guides. A new field is declared here, filled in the data, shown by a template, and named in the strings.
"""
