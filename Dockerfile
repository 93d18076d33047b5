# syntax=docker/dockerfile:1
# DenialHelp's web application: built in one stage, run in another, as its own user, with a root that may be read-only.
# Built with buildah and run with runc on a stand-in for the base image (Debian 12 with its Python 3.11.2), never by a Docker engine
# (docs/operate/install.md).

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /project
# requirements-server.lock brings the extras too: PostgreSQL, object storage, mail services, payments, traces (deploy/compose.scale.yml).
ARG LOCK=requirements.lock
COPY requirements.lock requirements-server.lock ./
# The locked packages first, by hash: this layer stays while only the program changes.
RUN python -m venv /opt/denialhelp && /opt/denialhelp/bin/pip install --require-hashes -r "$LOCK"
COPY pyproject.toml README.md ./
COPY src ./src
COPY examples ./examples
# The build tool runs in pip's own isolated environment and does not come along.
RUN /opt/denialhelp/bin/pip install --no-deps . && /opt/denialhelp/bin/pip uninstall -y pip setuptools

FROM python:3.11-slim-bookworm
# Nothing of the system is needed beyond Python: engines, models and fonts come in the packages.
RUN groupadd --system --gid 10001 denialhelp \
 && useradd --system --uid 10001 --gid 10001 --home-dir /data --shell /usr/sbin/nologin denialhelp \
 && install -d -o denialhelp -g denialhelp -m 0700 /data
COPY --from=build /opt/denialhelp /opt/denialhelp
ENV PATH=/opt/denialhelp/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 OMP_NUM_THREADS=1 OMP_THREAD_LIMIT=1
USER denialhelp
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
# Ready: the database and the files answer.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=8)"]
# The home is a folder inside of the volume: a restore puts a new one in place by a rename, which a mount point does not allow.
ENTRYPOINT ["denialhelp"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000", "--home", "/data/home"]
