"""`python -m sequencer` is the command, for where the installed script is not at hand."""

from sequencer.cli import main

main()
