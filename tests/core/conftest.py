"""Property tests that find the same things everywhere: no clock and no dice decide what a run of them says."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")
