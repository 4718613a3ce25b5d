"""The words of the domain as data: relation types, how they are said, titles, places, outlets, names."""

from graph.vocabulary.relation_types import RelationType, relation_types
from graph.vocabulary.tables import table

__all__ = ["RelationType", "relation_types", "table"]
