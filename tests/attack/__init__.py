"""Attacks on a server of its own: what nobody should be able to learn or to break."""
