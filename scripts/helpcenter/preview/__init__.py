"""The live preview: pages as they are built, with what is wrong in them. Nothing of it is published.

Enter at `server.serve`. A `Workspace` knows the help center as it was last saved, `watching` says when it changes, and
`responses` answers what the browser asks for.
"""
