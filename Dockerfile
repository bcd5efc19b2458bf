# The engine as an image: the command line, or the page with `serve` (map the port to loopback only).
FROM python:3.12-slim-bookworm AS build
WORKDIR /src
# The compiler is for durable-rules only and stays in this stage; Debian keeps one version of it a release.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/*
COPY pyproject.toml hatch_build.py README.md LICENSE NOTICE ./
COPY src src
COPY knowledge knowledge
COPY templates templates
RUN python -m venv /opt/nova && /opt/nova/bin/pip install --no-cache-dir '.[durable]'

FROM python:3.12-slim-bookworm
RUN useradd --create-home --uid 10001 nova
COPY --from=build /opt/nova /opt/nova
USER nova
WORKDIR /home/nova
ENV PATH=/opt/nova/bin:$PATH
ENTRYPOINT ["nova-rules"]
CMD ["--help"]
