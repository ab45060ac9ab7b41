"""How the app is served: ASGI middleware that knows nothing of what it stands round."""
