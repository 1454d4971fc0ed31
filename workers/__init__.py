"""Processes that let the flows run: they carry ids and keep time, and decide nothing."""
