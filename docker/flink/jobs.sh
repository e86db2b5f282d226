#!/bin/sh
# Hands the jobs to a Flink session cluster, or ends them so that they can go on: jobs.sh start|stop ListenJob IndexJob NotifyJob
# start: a job that runs is left alone; one that ran before goes on from its newest savepoint or kept checkpoint.
# stop:  each ends with a savepoint. Between the two the cluster can be upgraded to another image.
#   STATE   folder of checkpoints and savepoints, a file: URI that every machine can write
#   CONFIG  Earshot's settings, YAML
#   FLINK   Flink's command, and JAR Earshot's jar: the image's by default
set -eu
: "${STATE:?is not set: where checkpoints and savepoints are kept, e.g. file:///var/lib/earshot}"
: "${CONFIG:?is not set: the file of settings}"
FLINK=${FLINK:-/opt/flink/bin/flink}
JAR=${JAR:-/opt/flink/usrlib/earshot.jar}
folder=$(printf %s "${STATE#file:}" | sed 's|^//*|/|')

action=${1:-}
case $action in start | stop) shift ;; *) echo "jobs.sh start|stop JOB..." >&2; exit 2 ;; esac

for job in "$@"; do
    name=earshot-$(printf %s "${job%Job}" | tr '[:upper:]' '[:lower:]')
    id=$("$FLINK" list 2>/dev/null | sed -n "s/.* \([0-9a-f]\{32\}\) : $name (.*/\1/p")
    if [ "$action" = stop ]; then
        [ -z "$id" ] && { echo "$name does not run"; continue; }
        "$FLINK" stop --savepointPath "$STATE/$name/savepoints" "$id"
        echo "$name has ended"
        continue
    fi
    [ -n "$id" ] && { echo "$name runs already"; continue; }
    newest=$(find "$folder/$name" -name _metadata -printf '%T@ %h\n' 2>/dev/null | sort -n | tail -1 | cut -d' ' -f2-)
    echo "$name ${newest:+goes on from }${newest:-starts from the beginning}"
    "$FLINK" run -d ${newest:+-s "file://$newest"} -c "earshot.run.$job" \
        -Dexecution.checkpointing.dir="$STATE/$name/checkpoints" "$JAR" --config "$CONFIG"
done
