"""Reading: files and folders in, documents out; what of their text is debris; their text again, to prove quotes."""

from graph.reading.debris import mark_debris
from graph.reading.documents import read_paths
from graph.reading.layout import Unit, paragraphs
from graph.reading.manifest import Facts, read_manifest
from graph.reading.metadata import Metadata, metadata_of
from graph.reading.readers import FORMATS
from graph.reading.reread import read_document_text, reread
from graph.reading.walk import Skipped

__all__ = [
    "FORMATS",
    "Facts",
    "Metadata",
    "Skipped",
    "Unit",
    "mark_debris",
    "metadata_of",
    "paragraphs",
    "read_document_text",
    "read_manifest",
    "read_paths",
    "reread",
]
