#!/bin/sh
# The command line of the image: docker compose run --rm earshot alerts list
exec java -XX:MaxRAMPercentage=75 -jar "${EARSHOT_JAR:-/opt/flink/usrlib/earshot.jar}" "$@"
