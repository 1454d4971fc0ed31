"""A screen that is being built."""

from flask import Blueprint, Response

screen = Blueprint("door", __name__)


@screen.get("/sign-in")
def sign_in() -> Response:
    return Response("sign in")
