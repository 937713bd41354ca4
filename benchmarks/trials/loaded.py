"""Loads the product, for the processes that are forked from the one that imports this."""

from app import create_app
from app.runner import workers

create_app()
workers.make_application()
