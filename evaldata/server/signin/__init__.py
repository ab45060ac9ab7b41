"""Who may come in, and what they may see: ASGI middleware, and rules that know no framework."""
