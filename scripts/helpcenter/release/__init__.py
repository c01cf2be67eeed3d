"""What only a release adds to a built site: pictures, which take too long for every build.

Each module has a `write`, which is given the folder of the site and what it was made of.
"""
