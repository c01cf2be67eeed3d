"""From one file of a site to its facts: what it uses and what it defines. Enter at `file.read`."""
