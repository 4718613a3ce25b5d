"""What a document says: mentions, who they refer to, and claims with status, speaker and date."""

from graph.extraction.document import extract

__all__ = ["extract"]
