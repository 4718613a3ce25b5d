"""The words of the domain as data: relation types, how they are said, titles, places, outlets, names."""

from graph.vocabulary.relation_types import RelationType, relation_types
from graph.vocabulary.tables import table
from graph.vocabulary.user_file import read_vocabulary
from graph.vocabulary.vocabulary import Vocabulary, bundled

__all__ = ["RelationType", "Vocabulary", "bundled", "read_vocabulary", "relation_types", "table"]
