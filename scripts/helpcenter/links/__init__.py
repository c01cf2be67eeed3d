"""The built site, judged as a reader meets it: broken is what is used and not defined."""
