"""Everything that writers wrote, read and compared with itself: pages in every language, and the data that they share.

Enter at `loading.load`, which returns a `content.Content`, or the findings that prevent it.
"""
