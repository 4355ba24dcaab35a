"""Reports: a project report as text."""
