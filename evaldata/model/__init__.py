"""What an evaluation consists of: its schema, vocabularies and entities, without any files."""
