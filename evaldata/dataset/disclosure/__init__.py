"""Keeps participants from being recognised by what is shown of them and of their quotes."""

from evaldata.dataset.disclosure.protecting import Protected, inferable_values, protect

__all__ = ["Protected", "inferable_values", "protect"]
