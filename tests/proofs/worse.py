"""Flows that break the rules, to show that the proofs would notice. Nothing of the product can be made to do this."""

from dataclasses import replace

from sequencer.errors import UncertainDelivery


def retrying_after_the_dot(road):
    """A road on which a mail without a clear answer is sent once more, as if nothing could have been accepted."""

    def open_smtp(account):
        return _Insisting(lambda: road.open_smtp(account))

    return replace(road, open_smtp=open_smtp)


class _Insisting:
    """An SMTP door that takes silence for a no."""

    def __init__(self, open_door) -> None:
        self._open = open_door
        self._door = open_door()
        self._begun = ()

    def __getattr__(self, name: str):
        return getattr(self._door, name)

    def begin(self, *envelope, **options):
        self._begun = (envelope, options)
        return self._door.begin(*envelope, **options)

    def finish(self, raw):
        try:
            return self._door.finish(raw)
        except UncertainDelivery:
            self._door.close()
            self._door = self._open()
            envelope, options = self._begun
            self._door.begin(*envelope, **options)
            return self._door.finish(raw)
