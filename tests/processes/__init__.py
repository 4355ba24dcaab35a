"""Several processes on one checkout, and processes that are killed."""
