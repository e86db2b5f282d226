#!/bin/sh
# Hands the jobs to a Flink session cluster: submit.sh ListenJob IndexJob NotifyJob
# A job that runs is left alone. One that ran before goes on from its newest savepoint or kept checkpoint, so this is also
# how the cluster is upgraded: `flink stop` each job with the old jar, start the new image.
#   STATE   folder of checkpoints and savepoints, a URI that every machine can write; a file: URI here
#   CONFIG  Earshot's settings, YAML
#   FLINK   Flink's command, and JAR Earshot's jar: the image's by default
set -eu
: "${STATE:?is not set: where checkpoints and savepoints are kept, e.g. file:///var/lib/earshot}"
: "${CONFIG:?is not set: the file of settings}"
FLINK=${FLINK:-/opt/flink/bin/flink}
JAR=${JAR:-/opt/flink/usrlib/earshot.jar}
folder=${STATE#file:}
folder=/${folder##/}
folder=$(printf %s "$folder" | sed 's|^//*|/|')

for job in "$@"; do
    name=earshot-$(printf %s "${job%Job}" | tr '[:upper:]' '[:lower:]')
    if $FLINK list 2>/dev/null | grep -q ": $name ("; then
        echo "$name runs already"
        continue
    fi
    newest=$(find "$folder/$name" -name _metadata -printf '%T@ %h\n' 2>/dev/null | sort -n | tail -1 | cut -d' ' -f2-)
    if [ -n "$newest" ]; then
        echo "$name goes on from $newest"
        from="-s file://$newest"
    else
        echo "$name starts from the beginning"
        from=
    fi
    # shellcheck disable=SC2086
    $FLINK run -d $from -c "earshot.run.$job" \
        -Dexecution.checkpointing.dir="$STATE/$name/checkpoints" \
        -Dexecution.checkpointing.savepoint-dir="$STATE/$name/savepoints" \
        "$JAR" --config "$CONFIG"
done
