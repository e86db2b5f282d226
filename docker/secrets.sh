#!/bin/sh
# Makes the passwords that compose.yaml asks for, those that are missing: secrets.sh [FOLDER]
set -eu
folder=${1:-$(dirname "$0")/secrets}
umask 077
mkdir -p "$folder"
for name in elastic-password kibana-password; do
    if [ ! -s "$folder/$name" ]; then
        od -An -N24 -tx1 /dev/urandom | tr -d ' \n' > "$folder/$name"
        echo "made $folder/$name"
    fi
done
