"""What a build adds to MkDocs: what the templates show, the files of the search, the sitemap, the swap at the end.

Enter at `site_view`, `page_view`, `search.dataset`, `sitemap` and `staging`.
"""
