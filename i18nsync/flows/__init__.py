"""Flows: what the commands do, as functions of ports that yield events."""
