"""Tests of who may come in: each piece alone, without a provider and without a framework."""
