"""Django's settings: SQLite and local files under one folder (DENIALHELP_HOME), nothing else to install."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from denialhelp.errors import WrongUse
from denialhelp.web import database
from denialhelp.web.catalogue import compiled

HOME = Path(os.environ.get("DENIALHELP_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
# The day that counts as today, for demonstrations and tests; empty means this machine's clock.
AS_OF = os.environ.get("DENIALHELP_AS_OF", "")


def _secret_key() -> str:
    """This installation's own key, made at the first start and readable by its owner only; several machines share a file."""
    path = Path(os.environ.get("DENIALHELP_SECRET_KEY_FILE") or HOME / "secret-key")
    if not path.exists():
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass
        else:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
# The public address, where there is one: with https:// cookies are sent over it only.
BASE_URL = os.environ.get("DENIALHELP_BASE_URL", "").rstrip("/")
_HOST = urlsplit(BASE_URL).hostname
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, [*os.environ.get("DENIALHELP_HOSTS", "").split(","), _HOST])]
SECURE = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
CSRF_TRUSTED_ORIGINS = [BASE_URL] if SECURE else []
# How many proxies of our own stand before this server; each adds one address to X-Forwarded-For.
PROXIES = int(os.environ.get("DENIALHELP_PROXIES", "0"))
# What nobody has asked to keep is deleted after this many hours.
RETENTION_HOURS = int(os.environ.get("DENIALHELP_RETENTION_HOURS", "24"))
# Kind of request: how many of them one address may make in how many seconds.
RATE_LIMITS: dict[str, tuple[int, int]] = (
    {}
    if os.environ.get("DENIALHELP_RATE_LIMITS") == "off"
    else {
        "start": (60, 3600),
        "add": (240, 3600),
        "organization": (120, 3600),
        "edit": (600, 3600),
        "code": (20, 3600),
        "api": (6000, 3600),
        "sign-in": (40, 3600),
        "sign-in-mail": (6, 3600),
    }
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "denialhelp.web.guard",
    "denialhelp.web.cases",
    "denialhelp.web.providers",
    "denialhelp.web.tracking",
    "denialhelp.web.calculator",
    "denialhelp.web.help",
    "denialhelp.web.checker",
    "denialhelp.web.accounts",
    "allauth.account",
    "allauth.mfa",
    "denialhelp.web.payments",
    "denialhelp.web.sending",
    "denialhelp.web.organizations",
    "denialhelp.web.representation",
    "denialhelp.web.office",
    "denialhelp.web.jobs",
    "denialhelp.web.api",
    "denialhelp.web.telemetry",
    "denialhelp.web.connections",
]
MIDDLEWARE = [
    "denialhelp.web.telemetry.requests.told",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "denialhelp.web.accounts.presence.presence",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]
ROOT_URLCONF = "denialhelp.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request", "denialhelp.web.accounts.presence.told_to_pages"]},
    }
]
WSGI_APPLICATION = "denialhelp.web.wsgi.application"
DATABASES = {"default": database.database(os.environ.get("DENIALHELP_DATABASE_URL", ""), HOME)}
# Where the sealed files of cases lie: s3://bucket/prefix?endpoint=...&region=..., else a folder in the home.
FILES_URL = os.environ.get("DENIALHELP_FILES_URL", "")
# How much long work this machine does at once, and for how many seconds a worker may be silent before others take over what it does.
WORKERS = database.places(os.environ.get("DENIALHELP_WORKERS", ""))
JOB_LEASE = float(os.environ.get("DENIALHELP_JOB_LEASE", "45"))
# Mail: a server of one's own (SMTP), or a sending service by its name; neither means that this site sends no mail.
_SERVICES = {"postmark": "SERVER_TOKEN", "sendgrid": "API_KEY", "mailgun": "API_KEY", "brevo": "API_KEY", "resend": "API_KEY"}
MAIL_SERVICES = _SERVICES
_SERVICE, _SMTP = os.environ.get("DENIALHELP_MAIL_SERVICE", ""), os.environ.get("DENIALHELP_SMTP_HOST", "")
MAIL_ON = bool(_SERVICE or _SMTP)
EMAIL_BACKEND = (
    f"anymail.backends.{_SERVICE}.EmailBackend"
    if _SERVICE in _SERVICES
    else "django.core.mail.backends.smtp.EmailBackend"
    if _SMTP
    else "django.core.mail.backends.dummy.EmailBackend"
)
if _SERVICE and _SERVICE not in _SERVICES:
    raise WrongUse("mail-service", f"DENIALHELP_MAIL_SERVICE is one of: {', '.join(_SERVICES)}.")
# No picture and no rewritten link tells a service that somebody has opened a mail.
ANYMAIL = {
    f"{_SERVICE.upper()}_{_SERVICES.get(_SERVICE, '')}": os.environ.get("DENIALHELP_MAIL_SERVICE_KEY", ""),
    "SEND_DEFAULTS": {"track_opens": False, "track_clicks": False},
}
EMAIL_HOST, EMAIL_PORT = _SMTP, int(os.environ.get("DENIALHELP_SMTP_PORT", "587"))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = os.environ.get("DENIALHELP_SMTP_USER", ""), os.environ.get("DENIALHELP_SMTP_PASSWORD", "")
_TLS = os.environ.get("DENIALHELP_SMTP_TLS", "starttls")
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = _TLS == "starttls", _TLS == "tls", 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("DENIALHELP_MAIL_FROM", f"DenialHelp <no-reply@{_HOST or 'localhost'}>")
MAIL_FROM_SET = bool(os.environ.get("DENIALHELP_MAIL_FROM"))
# Payment: off means that everything is free and no page speaks of paying.
PAYMENTS = os.environ.get("DENIALHELP_PAYMENTS", "off") == "on"
STRIPE_KEY, STRIPE_WEBHOOK_SECRET = os.environ.get("DENIALHELP_STRIPE_KEY", ""), os.environ.get("DENIALHELP_STRIPE_WEBHOOK_SECRET", "")
STRIPE_API_BASE = os.environ.get("DENIALHELP_STRIPE_API_BASE", "https://api.stripe.com").rstrip("/")
if PAYMENTS and not (STRIPE_KEY and STRIPE_WEBHOOK_SECRET):
    raise WrongUse("payments", "DENIALHELP_PAYMENTS=on needs DENIALHELP_STRIPE_KEY and DENIALHELP_STRIPE_WEBHOOK_SECRET.")
# Sending by services: none means that the person prints and mails.
FAX = {
    "SERVICE": os.environ.get("DENIALHELP_FAX_SERVICE", ""),
    "KEY": os.environ.get("DENIALHELP_FAX_KEY", ""),
    "SECRET": os.environ.get("DENIALHELP_FAX_SECRET", ""),
    "ACCOUNT": os.environ.get("DENIALHELP_FAX_ACCOUNT", ""),
    "FROM": os.environ.get("DENIALHELP_FAX_FROM", ""),
    "URL": os.environ.get("DENIALHELP_FAX_URL", ""),
    "WEBHOOK_KEY": os.environ.get("DENIALHELP_FAX_WEBHOOK_KEY", ""),
}
POST = {
    "SERVICE": os.environ.get("DENIALHELP_POST_SERVICE", ""),
    "KEY": os.environ.get("DENIALHELP_POST_KEY", ""),
    "URL": os.environ.get("DENIALHELP_POST_URL", ""),
    "WEBHOOK_KEY": os.environ.get("DENIALHELP_POST_WEBHOOK_KEY", ""),
}
# People can have accounts where mail can reach them; one's own machine needs none.
ACCOUNTS_ON = {"on": True, "off": False}.get(os.environ.get("DENIALHELP_ACCOUNTS", ""), MAIL_ON)
ACCOUNTS_SET = os.environ.get("DENIALHELP_ACCOUNTS", "") in ("on", "off")
OPERATOR = os.environ.get("DENIALHELP_OPERATOR", "")
SIGNED_IN_DAYS = 60  # after the last use
# A kept case that nobody has opened for so many months is deleted, after two notices; 0 means never.
KEEP_MONTHS = int(os.environ.get("DENIALHELP_KEEP_MONTHS", "0"))
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "denialhelp.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "denialhelp.web.accounts.forms.SignInForm",
    "confirm_login_code": "denialhelp.web.accounts.forms.CodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code or the link shows that the address is the person's
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # ours count in the database, for all processes together
MFA_ADAPTER = "denialhelp.web.accounts.adapter.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_REAUTHENTICATION_REQUIRED = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SESSION_ENGINE = "denialhelp.web.accounts.sessions"
SESSION_COOKIE_AGE = 200 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Where a form of ours may lead: with payment on, to the page on which one pays.
_PAY_PAGES = (["https://checkout.stripe.com"] if STRIPE_API_BASE == "https://api.stripe.com" else [STRIPE_API_BASE]) if PAYMENTS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "form-action": ["'self'", *_PAY_PAGES],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
USE_TZ = True
TIME_ZONE = os.environ.get("TZ", "UTC") or "UTC"
LANGUAGE_CODE = "en"
LOCALE_PATHS = [compiled(HOME)]
LANGUAGES = [("en", "English"), ("es", "Español")]
USE_I18N = True
# Uploads pass encrypted through our own folder, never the system's temporary one, and are sealed from there into the case.
FILE_UPLOAD_TEMP_DIR = HOME / "incoming"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True, mode=0o700)
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["denialhelp.web.guard.uploads.SealedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 200
MAX_UPLOAD_BYTES = 400 * 1024 * 1024
# A JSON file of FHIR servers that this installation is registered with; none means that no records are fetched.
FHIR_SERVERS = os.environ.get("DENIALHELP_FHIR_SERVERS", "")
# Figures for Prometheus at /metrics for who has this token; traces to a collector; one JSON line a request on the standard error.
METRICS_TOKEN = os.environ.get("DENIALHELP_METRICS_TOKEN", "")
TRACES_URL = os.environ.get("DENIALHELP_TRACES_URL", "")
LOG_LINES = os.environ.get("DENIALHELP_LOG") == "json"
# Request lines only: no query, no form, no name of a file ever reaches a log.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"quiet": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["quiet"], "level": "CRITICAL"},
}
