"""A configuration of Caddy. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.hosting.delivery import MEDIA_TYPES, NOT_FOUND, Delivery, Header
from helpcenter.hosting.server_redirects import ServerRedirect

NAME = "Caddyfile"

_SITE = """\
{address} {{
	root * /srv/{host}

	route {{
{headers}
		map {{query}} {{with_query}} {{
			"" ""
			default "?{{query}}"
		}}
{redirects}
		@private path_regexp {private}
		error @private 404
		file_server {{
			precompressed br gzip
		}}
	}}

	handle_errors {{
{headers_of_errors}
		@missing expression `{{http.error.status_code}} == 404`
		rewrite @missing {base}{not_found}
		file_server @missing {{
			precompressed br gzip
		}}
	}}
}}
"""
# What Caddy calls otherwise on some machines, by the end of the name.
_TYPES = ("js", "webmanifest", "svg", "woff2")


def render(delivery: Delivery) -> str:
    """The file, whole; Caddy itself asks for a certificate for the host."""
    headers = list(delivery.headers())
    types = (line for end in _TYPES for line in _type(end))
    of_headers = (line for number, header in enumerate(headers) for line in _header(number, header))
    redirects = (line for number, redirect in enumerate(delivery.redirects) for line in _redirect(number, redirect))
    of_errors = (f"header {header.name} {_value(header.everywhere)}" for header in headers if header.everywhere)
    return _SITE.format(
        address=delivery.host,
        host=delivery.host,
        base=delivery.base,
        not_found=NOT_FOUND,
        headers=_indented((*of_headers, *types)),
        headers_of_errors=_indented(of_errors),
        redirects=_indented(redirects),
        private=_raw(f"^{delivery.private}$"),
    )


def _indented(lines: Iterator[str] | tuple[str, ...]) -> str:
    return "\n".join(f"\t\t{line}" for line in lines)


def _header(number: int, header: Header) -> Iterator[str]:
    """Of several that match, the last counts."""
    if header.everywhere:
        yield f"header {header.name} {_value(header.everywhere)}"
    for place, (pattern, value) in enumerate(reversed(header.at)):
        yield f"@header_{number}_{place} path_regexp {_raw(f'^{pattern}$')}"
        yield f"header @header_{number}_{place} {header.name} {_value(value)}"


def _type(end: str) -> Iterator[str]:
    yield f"@type_{end} path *.{end}"
    yield f'header @type_{end} Content-Type "{MEDIA_TYPES[end]}"'


def _redirect(number: int, redirect: ServerRedirect) -> Iterator[str]:
    name = f"redirect_{number}"
    parts = (f"{{re.{name}.{part}}}" if isinstance(part, int) else _escaped(part) for part in redirect.target)
    query = "" if redirect.has_query else "{with_query}"
    yield f"@{name} {{"
    yield f"\tpath_regexp {name} {_raw(f'^{redirect.expression}$')}"
    if redirect.unless_file:
        yield "\tnot file {path} {path}/index.html"
    yield "}"
    yield f'redir @{name} "{"".join(parts)}{query}{_escaped(redirect.fragment)}" {redirect.status}'


def _value(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """In quotation marks: what is in braces would be a variable."""
    return text.replace('"', '\\"').replace("{", "\\{").replace("}", "\\}")


def _raw(text: str) -> str:
    return f"`{text}`" if "`" not in text else _value(text)
