"""Keeps participants from being recognised by what is shown of them and of their quotes."""

from evaldata.dataset.disclosure.protecting import (
    Protected,
    inferable_values,
    protect,
    said_in_templates,
)

__all__ = ["Protected", "inferable_values", "protect", "said_in_templates"]
