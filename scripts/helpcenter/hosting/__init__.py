"""How a host delivers the site: headers, caching, redirects, the 404 page; as values, and as files for several hosts.

Enter at `delivery.Delivery.of`; each other module but `server_redirects` writes the configuration of one kind of host.
"""
