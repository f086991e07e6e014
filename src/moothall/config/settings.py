"""Django's settings, from the environment and from what does not vary between councils."""

from pathlib import Path

from csp.constants import NONE, SELF

from moothall.config.environment import read_environment
from moothall.config.logs import logging_settings

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENVIRONMENT.key()
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = [host.strip() for host in ENVIRONMENT.hosts.split(",")]
MOOTHALL_DATA = ENVIRONMENT.data
MOOTHALL_TODAY = ENVIRONMENT.today
MOOTHALL_EXAMPLE = ENVIRONMENT.example
MOOTHALL_ENGINE = ENVIRONMENT.engine
MOOTHALL_SLOW_MS = ENVIRONMENT.slow_ms
MOOTHALL_AUTHZEN_FIXTURE = ENVIRONMENT.authzen_fixture

INSTALLED_APPS = [
    "moothall.audit",
    "moothall.work",
    "moothall.agreement",
    "moothall.accounts",
    "moothall.meetings",
    "moothall.matters",
    "moothall.ledgers",
    "moothall.recharges",
    "moothall.savings",
    "moothall.doors",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "moothall.doors.pages.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "moothall.doors.pages.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "moothall.config.urls"
WSGI_APPLICATION = "moothall.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "doors" / room / "templates" for room in ("pages", "site", "desk")],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "moothall.doors.pages.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "moothall.doors.pages.environment.page_context",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = ENVIRONMENT.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counts of failed sign-ins must be shared by every worker, so the cache is a table.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
}

# How much each process caches of the public pages that it has made; 0 makes every page anew.
PAGES_KEPT_BYTES = 16 * 1024 * 1024

# Long and later work waits in the same database: it is queued in the transaction that it belongs to.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_ADAPTER = "moothall.doors.sign_in.adapters.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PREVENT_ENUMERATION = True
# A password or the second step; a code by e-mail would need mail to be sent, and nothing here sends any.
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Moothall"
MFA_ADAPTER = "moothall.doors.sign_in.adapters.SecondStepAdapter"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # a load balancer asks behind the server that speaks HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MANIFEST_STRICT = False

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENVIRONMENT.email_host
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = ENVIRONMENT.email_host or "localhost"
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from

LOGGING = logging_settings(ENVIRONMENT.log_level, ENVIRONMENT.log_form)
