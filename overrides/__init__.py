"""The theme of the generator. Installed, this folder is the package `helpcenter.theme`, by which MkDocs finds it."""
