"""Markup: what `evaldata.presentation` says, as HTML. Every text is escaped."""

from evaldata.markup.render import Renderer, style

__all__ = ["Renderer", "style"]
