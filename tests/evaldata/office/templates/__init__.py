"""An organisation's templates are checked, emptied of what they hold, and used."""
