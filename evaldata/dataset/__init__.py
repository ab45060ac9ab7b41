"""Reads, checks, protects, builds and writes the files of a dataset."""
