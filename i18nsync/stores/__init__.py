"""Stores: catalogs, history, memory, glossary and settings on disk."""
