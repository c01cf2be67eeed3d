"""A configuration of nginx. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.hosting.delivery import MEDIA_TYPES, NOT_FOUND, Delivery, Header
from helpcenter.hosting.server_redirects import ServerRedirect

NAME = "nginx.conf"

_SERVER = """\
server {{
    listen 80;
    server_name {host};
    root /srv/{host};

    index index.html;
    error_page 404 {base}{not_found};
    absolute_redirect off;
    server_tokens off;

    # The compressed files beside the others.
    gzip_static on;
    brotli_static on;
    gzip_vary on;

    types {{
{types}
    }}
    default_type application/octet-stream;

{headers}

{redirects}    location ~ {private} {{
        return 404;
    }}
    location / {{
        try_files $uri $uri/ =404;
    }}
}}
"""


def render(delivery: Delivery) -> str:
    """The file, for a folder that nginx includes into `http`, such as /etc/nginx/conf.d/."""
    headers = [(f"$header_{number}", header) for number, header in enumerate(delivery.headers(), 1)]
    server = _SERVER.format(
        host=delivery.host,
        base=delivery.base,
        not_found=NOT_FOUND,
        types="\n".join(f"        {_quoted(kind)} {end};" for end, kind in MEDIA_TYPES.items()),
        headers="\n".join(f"    add_header {header.name} {variable} always;" for variable, header in headers),
        redirects="".join(f"    {line}\n" for redirect in delivery.redirects for line in _redirect(redirect)),
        private=_quoted(f"^{delivery.private}$"),
    )
    maps = "".join(f"{line}\n" for variable, header in headers for line in _map(variable, header))
    text = f"{maps}\n{server}"
    # A value cannot have this character otherwise.
    return f'geo $dollar {{ default "$"; }}\n{text}' if "${dollar}" in text else text


def _map(variable: str, header: Header) -> Iterator[str]:
    yield f"map $uri {variable} {{"
    yield f"    default {_value(header.everywhere)};"
    yield from (f"    {_quoted(f'~^{pattern}$')} {_value(value)};" for pattern, value in header.at)
    yield "}"


def _redirect(redirect: ServerRedirect) -> Iterator[str]:
    target = "".join(f"${part}" if isinstance(part, int) else _literal(part) for part in redirect.target)
    query = "" if redirect.has_query else "$is_args$args"
    answer = f'return {redirect.status} "{target}{query}{_literal(redirect.fragment)}";'
    yield f"location ~ {_quoted(f'^{redirect.expression}$')} {{"
    if redirect.unless_file:
        yield f"    if (!-e $request_filename) {{ {answer} }}"
        yield "    try_files $uri $uri/ =404;"
    else:
        yield f"    {answer}"
    yield "}"


def _value(text: str) -> str:
    return f'"{_literal(text)}"'


def _literal(text: str) -> str:
    return _escaped(text).replace("$", "${dollar}")


def _quoted(text: str) -> str:
    """A text in which a dollar is no variable."""
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
