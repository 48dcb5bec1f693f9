# The service: prediction, storage, and Grafana's plugin protocol. Grafana itself runs from its own image.
# TypeScript is run as it is, so there is no build step; the database is another container, so there is no Postgres here.
FROM node:24.21.0-alpine

WORKDIR /app
COPY package.json package-lock.json .npmrc LICENSE ./
COPY contracts contracts
COPY models models
COPY backend-proxy backend-proxy
# Optional packages are the pinned Node and the embedded Postgres: both come as containers.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force && \
    printf '#!/bin/sh\nexec node --disable-warning=ExperimentalWarning /app/backend-proxy/src/main/cli.ts "$@"\n' \
      > /usr/local/bin/foresight && \
    chmod 0755 /usr/local/bin/foresight && \
    # Grafana's user is in group 0 as well, and finds the socket in /run/foresight. Any user id will do, in group 0.
    mkdir -p /run/foresight /var/lib/foresight && \
    chown 10001:0 /run/foresight /var/lib/foresight && \
    chmod 0770 /run/foresight /var/lib/foresight

ENV NODE_ENV=production \
    FORESIGHT_DATA_DIR=/var/lib/foresight \
    FORESIGHT_HTTP_HOST=0.0.0.0 \
    FORESIGHT_GRPC_SOCKET=/run/foresight/grafana.sock
USER 10001:0
VOLUME ["/run/foresight", "/var/lib/foresight"]
EXPOSE 10550
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD wget -q -O /dev/null "http://127.0.0.1:${FORESIGHT_HTTP_PORT:-10550}/health/ready" || exit 1
ENTRYPOINT ["foresight"]
CMD ["serve"]
