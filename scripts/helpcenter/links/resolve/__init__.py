"""Whether an address of the site leads anywhere. Enter at `site.Site`."""
