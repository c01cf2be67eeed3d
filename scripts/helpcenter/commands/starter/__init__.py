"""What `helpcenter init` writes: the templates of a project in `project/`, and what its pages say in `texts/`.

Enter at `answers.read` and `rendering.files`.
"""
