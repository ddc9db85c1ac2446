"""YAML that users write, read with the line of every value, so that an error can name it.

A plain subset: mappings, lists, words. Nothing is constructed: no code runs, no tag, anchor or
alias is taken, and a value is the words that stand there (`NO` is Norway, never "false").
"""

from sayso.yaml_files.fields import Fields, Wrong, rows_of
from sayso.yaml_files.nodes import ListNode, MappingNode, Node, TextNode, read_bytes, read_nodes

__all__ = [
    "Fields",
    "ListNode",
    "MappingNode",
    "Node",
    "TextNode",
    "Wrong",
    "read_bytes",
    "read_nodes",
    "rows_of",
]
