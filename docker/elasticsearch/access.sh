#!/bin/sh
# Who may do what in Elasticsearch: Kibana's own user, a role for each file in $ROLES, and an API key that has no more than
# the role earshot-index, in $KEYS/index-api-key. Done again it changes nothing but Kibana's password.
#   ELASTICSEARCH  its URL; ROLES, SECRETS, KEYS  folders
set -eu
: "${ELASTICSEARCH:?}" "${ROLES:?}" "${SECRETS:?}" "${KEYS:?}"

# The password reaches curl by standard input: a command line can be read by anybody on the machine.
ask() {
    method=$1; path=$2; shift 2
    printf 'user = "elastic:%s"\n' "$(cat "$SECRETS/elastic-password")" |
        curl -fsS -K - -X "$method" -H 'Content-Type: application/json' "$@" "$ELASTICSEARCH$path"
}

umask 077
body=$(mktemp)
trap 'rm -f "$body"' EXIT

printf '{"password": "%s"}' "$(cat "$SECRETS/kibana-password")" > "$body"
ask POST /_security/user/kibana_system/_password -d "@$body" > /dev/null
for role in "$ROLES"/*.json; do
    ask PUT "/_security/role/$(basename "$role" .json)" -d "@$role" > /dev/null
done
if [ ! -s "$KEYS/index-api-key" ]; then
    printf '{"name": "earshot-index", "role_descriptors": {"earshot-index": %s}}' "$(cat "$ROLES/earshot-index.json")" > "$body"
    answer=$(ask POST /_security/api_key -d "@$body")
    printf %s "$answer" | sed 's/.*"encoded":"\([^"]*\)".*/\1/' > "$KEYS/index-api-key.new"
    # The jobs run as Flink's user.
    chown "${OWNER:-9999:9999}" "$KEYS/index-api-key.new"
    mv "$KEYS/index-api-key.new" "$KEYS/index-api-key"
fi
echo "Kibana's user, the roles and the jobs' API key are set"
