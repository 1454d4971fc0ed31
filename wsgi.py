"""For WSGI servers that want a module: the same application that `sequencer web` runs."""

from sequencer.app import create_app
from sequencer.settings import Settings
from workers.boot import open_tools

settings = Settings.read()
app = create_app(settings, open_tools(settings).road)
