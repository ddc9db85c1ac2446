"""The contract: the types of a record, its vocabularies, JSON, schema, spans and edits."""
