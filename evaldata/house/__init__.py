"""What an organisation brings of its own: a logo, and templates of slides and documents."""
