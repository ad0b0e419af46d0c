"""What the pages lack for a screen reader and a keyboard, put in after Sphinx has written them."""

from __future__ import annotations

MENDS = (
    # A chapter of the navigation is called a heading, of no level.
    ('<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">'),
    # What stands beside the page has no name, and there are two of it.
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="All pages">'),
    ('<aside class="toc-drawer">', '<aside class="toc-drawer" aria-label="On this page">'),
    # What is too wide is scrolled sideways, by the keyboard as well.
    ("<pre>", '<pre tabindex="0">'),
    ('<div class="table-wrapper ', '<div tabindex="0" class="table-wrapper '),
    # The first column of a table needs no head; an empty one is read as one.
    ('<th class="head"><p></p></th>', "<td></td>"),
    ('<div id="search-results">', '<h1>Search</h1><div id="search-results">'),
)


def mended(page: str) -> str:
    """The HTML of `page`, with what it lacks."""
    for found, better in MENDS:
        page = page.replace(found, better)
    return page
