"""Keeps participants from being recognised by what is shown of them and of their quotes."""

from evaldata.dataset.disclosure.protecting import Protected, protect, told_apart

__all__ = ["Protected", "protect", "told_apart"]
