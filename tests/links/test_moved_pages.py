"""`_redirects` after a page has moved."""

from __future__ import annotations

import pytest

from helpcenter.links.moved_pages import with_moves


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "/a/ /b/\n"),
        ("# why\n/x/ /y/", "# why\n/x/ /y/\n/a/ /b/\n"),
        ("/x/ /a/\n/y /a#s 302 # why\n", "/x/ /b/\n/y /b/#s 302 # why\n/a/ /b/\n"),  # in one step
        ("/a/ /x/\n/b /x/\n", "/a/ /b/\n"),  # there is a page now, and there was one
        ("/a/ /de/a/ 302 Language=de\n", "/a/ /de/a/ 302 Language=de\n/a/ /b/\n"),
        ("/x/ /y/\n/* /en/:splat\n", "/x/ /y/\n/a/ /b/\n/* /en/:splat\n"),
        ("/x/ /y/\r\n", "/x/ /y/\r\n/a/ /b/\r\n"),
        ("/x/ https://example.org/a/\n/ab/ /a/c/\n", "/x/ https://example.org/a/\n/ab/ /a/c/\n/a/ /b/\n"),
    ],
)
def test_lines(before: str, after: str) -> None:
    assert with_moves(before, {"/a/": "/b/"}) == after
