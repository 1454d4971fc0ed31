"""`python -m workers` serves what its arguments say; `sequencer run` and `sequencer web` become it."""

import sys

from workers.server import Server, from_arguments

Server(from_arguments(sys.argv[1:])).run()
