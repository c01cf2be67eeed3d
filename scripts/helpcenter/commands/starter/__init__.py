"""What `helpcenter init` writes: templates of a project in `project/`, what its pages say in `texts/`, its WRITING.md.

Enter at `answers.read` and `rendering.files`.
"""
