"""Benchmarks: whole operations against peers, as ratios within one run."""
