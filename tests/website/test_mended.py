from __future__ import annotations

from docs.website.mended import MENDS, mended


def test_each_lack_is_mended_once() -> None:
    page = "".join(found for found, _ in MENDS)
    assert mended(page) == "".join(better for _, better in MENDS)


def test_what_lacks_nothing_stays_as_it_is() -> None:
    page = '<th class="head"><p>key</p></th><p class="caption">Figure</p>'
    assert mended(page) == page
