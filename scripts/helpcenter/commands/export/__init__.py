"""`helpcenter export`: what the help center says, in the forms of other programs. Enter at `search.export`."""
