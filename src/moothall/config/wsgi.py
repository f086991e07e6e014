"""Where a web server starts Moothall."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.config.settings")

application = get_wsgi_application()
