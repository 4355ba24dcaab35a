"""Formats: text <-> Document."""
