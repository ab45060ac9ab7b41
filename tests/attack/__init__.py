"""Attacks on the protection of participants; `make attack` runs them all."""
