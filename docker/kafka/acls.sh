#!/bin/sh
# Lets each job do in Kafka what it must and no more: acls.sh BOOTSTRAP CLIENT_PROPERTIES
# Principals are User:earshot-listen, User:earshot-index, User:earshot-notify, and User:earshot-feed for whoever writes raw.*.
#   ACLS  Kafka's kafka-acls.sh
set -eu
bootstrap=${1:?is missing: host:port}
properties=${2:?is missing: the properties file of a user who may set rights}
ACLS=${ACLS:-/opt/kafka/bin/kafka-acls.sh}

allow() {
    who=$1; shift
    "$ACLS" --bootstrap-server "$bootstrap" --command-config "$properties" --force --add --allow-principal "User:$who" "$@"
}

topic() { allow "$1" --operation "$2" --operation Describe --resource-pattern-type "$3" --topic "$4"; }
group() { allow "$1" --operation Read --resource-pattern-type prefixed --group "$2"; }

topic earshot-feed Write prefixed raw.
topic earshot-feed Create prefixed raw.

topic earshot-listen Read prefixed raw.
topic earshot-listen Read prefixed rematch.
topic earshot-listen Read prefixed earshot.
topic earshot-listen Write prefixed earshot.
topic earshot-listen Create prefixed earshot.
allow earshot-listen --operation DescribeConfigs --resource-pattern-type prefixed --topic earshot.
group earshot-listen earshot-listen

topic earshot-index Read prefixed earshot.
topic earshot-index Write literal earshot.rejected
group earshot-index earshot-index

topic earshot-notify Read prefixed earshot.
topic earshot-notify Create prefixed earshot.
topic earshot-notify Write literal earshot.rejected
topic earshot-notify Write literal earshot.alert-events
group earshot-notify earshot-notify

for writer in earshot-feed earshot-listen earshot-index earshot-notify; do
    allow "$writer" --operation IdempotentWrite --cluster
done
