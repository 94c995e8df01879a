# The program in an image, as in
#   docker build -t tongbao .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/documents" tongbao build content/2019-14.md
FROM node:22-bookworm-slim AS pack
WORKDIR /project
COPY . .
RUN npm pack

FROM node:22-bookworm-slim
ARG TARGETARCH=amd64
COPY --from=pack /project/tongbao-*.tgz /tmp/
# its packages bring a browser for amd64 alone; 仿宋 goes where every user finds it
RUN npm install --global --no-audit --no-fund /tmp/tongbao-*.tgz \
  && if [ "$TARGETARCH" != amd64 ]; then apt-get update && apt-get install -y --no-install-recommends chromium && rm -rf /var/lib/apt/lists/*; fi \
  && XDG_CACHE_HOME=/tmp/fetched tongbao fonts --fetch \
  && mkdir -p /usr/local/share/fonts && mv /tmp/fetched/tongbao/fandol /usr/local/share/fonts/ \
  && rm -rf /tmp/tongbao-*.tgz /tmp/fetched /root/.npm
# containers refuse browsers their sandbox; the container itself is one
ENV TONGBAO_NO_SANDBOX=1 XDG_CACHE_HOME=/tmp/cache LANG=C.UTF-8
USER node
WORKDIR /documents
ENTRYPOINT ["tongbao"]
CMD ["help"]
