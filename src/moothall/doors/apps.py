"""The doors, as Django knows them: for their static files, and to hear of who signs in."""

from django.apps import AppConfig


class DoorsConfig(AppConfig):
    """The doors have no tables."""

    name = "moothall.doors"
    label = "doors"

    def ready(self) -> None:
        """Begin to listen for sign-ins, once every model is there."""
        from moothall.doors.sign_in.trail import listen

        listen()
