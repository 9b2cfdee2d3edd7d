# resgraph serve in a container: docker build -t resgraph . (how to run it: docs/serve.md)
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY graph graph
COPY ontology ontology
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir -c constraints.txt ".[serve]"

FROM python:3.12-slim
COPY --from=build /venv /venv
# No home, no shell, no rights: the graph is mounted at /out, read-only.
USER 65534:65534
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 7878
HEALTHCHECK --interval=30s --timeout=5s CMD ["/venv/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7878/health', timeout=4)"]
ENTRYPOINT ["/venv/bin/resgraph", "serve", "/out", "--host", "0.0.0.0"]
