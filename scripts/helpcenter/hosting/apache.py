"""A configuration of Apache for the folder of the site. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.hosting.delivery import MEDIA_TYPES, NOT_FOUND, PRIVATE, Delivery, Header
from helpcenter.hosting.server_redirects import ServerRedirect

NAME = ".htaccess"

_FOLDER = """\
# Apache 2.4 with mod_headers, mod_mime, mod_dir, mod_rewrite.
Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 {base}{not_found}
FileETag MTime Size

{types}

{headers}

RewriteEngine On
RewriteBase {base}
{redirects}
RewriteRule "^{private}$" - [R=404,L]
# The compressed files beside the others.
{compressed}
"""

_COMPRESSED = """\
RewriteCond "%{{HTTP:Accept-Encoding}}" "\\b{encoding}\\b"
RewriteCond "%{{REQUEST_FILENAME}}.{end}" -f
RewriteRule "^.*$" "$0.{end}" [E=no-gzip:1,E=no-brotli:1,L]
<FilesMatch "\\.{end}$">
    RemoveLanguage .br
    AddEncoding {encoding} .{end}
    Header append Vary Accept-Encoding
</FilesMatch>"""


def render(delivery: Delivery) -> str:
    """The file, for the folder in which the site is, if AllowOverride lets it."""
    return _FOLDER.format(
        base=delivery.base,
        private=_quotable(PRIVATE),
        not_found=NOT_FOUND,
        types="\n".join(f'AddType "{kind}" .{end}' for end, kind in MEDIA_TYPES.items()),
        headers="\n".join(line for header in delivery.headers() for line in _header(header)),
        redirects="\n".join(line for redirect in delivery.redirects for line in _redirect(redirect)),
        compressed="\n".join(
            _COMPRESSED.format(encoding=encoding, end=end) for encoding, end in (("br", "br"), ("gzip", "gz"))
        ),
    )


def _header(header: Header) -> Iterator[str]:
    """Of several that match, the last counts."""
    if header.everywhere:
        yield f"Header always set {header.name} {_value(header.everywhere)}"
    for pattern, value in reversed(header.at):
        expression = _escaped(pattern.replace("#", "\\x23"))
        condition = f'"expr=%{{REQUEST_URI}} =~ m#^{expression}(?:\\.(?:br|gz))?$#"'
        yield f"Header always set {header.name} {_value(value)} {condition}"


def _redirect(redirect: ServerRedirect) -> Iterator[str]:
    target = "".join(f"%{part}" if isinstance(part, int) else _literal(part) for part in redirect.target)
    fragment = _literal(redirect.fragment)
    # Apache adds the query of the reader behind all else.
    if fragment and not redirect.has_query:
        yield 'RewriteCond "%{QUERY_STRING}" "."'
        yield from _rule(redirect, f"{target}?%{{QUERY_STRING}}{fragment}")
    yield from _rule(redirect, f"{target}{fragment}")


def _rule(redirect: ServerRedirect, target: str) -> Iterator[str]:
    """The condition whose groups are in the target is the last."""
    if redirect.unless_file:
        yield 'RewriteCond "%{REQUEST_FILENAME}" !-f'
        yield 'RewriteCond "%{REQUEST_FILENAME}/index.html" !-f'
    yield f'RewriteCond "%{{REQUEST_URI}}" "^{_quotable(redirect.expression)}$"'
    yield f'RewriteRule "^" "{target}" [R={redirect.status},L,NE]'


def _value(text: str) -> str:
    return f'"{_escaped(text.replace("%", "%%"))}"'


def _literal(text: str) -> str:
    """A target of mod_rewrite, without variables."""
    return text.replace("$", "\\$").replace("%", "\\%")


def _quotable(expression: str) -> str:
    """A regular expression in quotation marks of mod_rewrite, which takes no backslash away."""
    return expression.replace('"', "\\x22")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
