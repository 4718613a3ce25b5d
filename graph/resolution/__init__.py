"""Who is who across documents, and which documents retell one report."""

from graph.resolution.explaining import Comparison, compare_chains, ties, why
from graph.resolution.reconciliation import outvoted, reconcile_types
from graph.resolution.reports import Reports, Retelling, reports
from graph.resolution.resolving import Resolution, resolve

__all__ = [
    "Comparison",
    "Reports",
    "Resolution",
    "Retelling",
    "compare_chains",
    "outvoted",
    "reconcile_types",
    "reports",
    "resolve",
    "ties",
    "why",
]
