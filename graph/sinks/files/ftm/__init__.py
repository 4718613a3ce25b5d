"""FollowTheMoney: the graph as entities for Aleph, OpenAleph and OpenSanctions' tools, one JSON object a line."""

from graph.sinks.files.ftm.write import write_ftm

__all__ = ["write_ftm"]
