"""Addresses of other hosts, asked over the network. Found by `external.py`; documented here."""

RULES = {
    "unreachable": """An address of another host that does not answer, or answers that nothing is there.

Bad:  `<a href="https://www.example.com/gone">`, answered with 404
Good: an address that answers with 200

Asked with HEAD, then with GET; a server that is busy (429) or failing (5xx) is asked again after a while. A host that
wants a login or no programs (401, 403) is there.""",
    "moved": """An address of another host that leads to another one for good.

Bad:  `<a href="http://example.com/">`, which always leads to `https://www.example.com/`
Good: `<a href="https://www.example.com/">`""",
    "missing-remote-fragment": """A fragment that names no place in a page of another host.

Bad:  `<a href="https://www.example.com/help#refund">` without that id there
Good: `<a href="https://www.example.com/help#refunds">`""",
}
