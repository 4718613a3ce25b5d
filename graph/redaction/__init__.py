"""Redaction: what names a source is taken out of every record before the graph is put together."""

from graph.redaction.leaks import leaks
from graph.redaction.redacting import Records, redact
from graph.redaction.veil import Veil

__all__ = ["Records", "Veil", "leaks", "redact"]
