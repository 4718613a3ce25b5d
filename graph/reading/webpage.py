"""Web pages: the article in them, found by trafilatura; nothing is fetched."""

from __future__ import annotations

import codecs
import re

from graph.errors import DocumentError
from graph.reading.content import Content, tidy
from graph.reading.dates import is_iso_date
from graph.reading.foreign import fenced
from graph.reading.plain import checked

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE
)


def read_webpage(data: bytes, place: str, encoding: str) -> Content:
    """Return the article of a saved .html page with the title, site and date that the page states."""
    source = checked(_decoded(data, encoding), place)
    with fenced(place, "HTML", "trafilatura", "htmldate", "courlan", "readability", "justext"):
        from trafilatura import bare_extraction  # noqa: PLC0415  (slow, and only pages need it)

        page = bare_extraction(
            source,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        if page is None or isinstance(page, dict) or not page.text:
            raise DocumentError(
                place, "no article is found in it", "a page with some paragraphs of text", "save its text as .txt"
            )
        published = tidy(page.date)
        return Content(
            checked(page.text, place),
            tidy(page.title),
            tidy(page.sitename),
            published if published and is_iso_date(published) else None,
        )


def _decoded(data: bytes, encoding: str) -> str:
    """Decode as browsers do: byte order mark, the page's own word, UTF-8, then what the user named, then cp1252."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(codec, "replace")
    stated = _CHARSET.search(data[:4096])
    for codec in (stated[1].decode("ascii") if stated else "utf-8", "utf-8", encoding):
        try:
            return data.decode(codec)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")
