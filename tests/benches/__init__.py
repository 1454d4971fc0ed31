"""Benchmarks by what they measure; `tests/bench.py` runs them."""
