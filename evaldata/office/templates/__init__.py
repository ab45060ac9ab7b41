"""An organisation's own templates: checked, and emptied of what they say."""
