"""Engines: what drafts translations."""
