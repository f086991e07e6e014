"""Where a web server starts Moothall."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")

application = get_wsgi_application()
get_resolver().check()  # load every page's code now, not while the first visitor waits
