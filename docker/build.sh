#!/bin/sh
# Builds what the image takes: build.sh FOLDER, in the project's folder.
set -eu
out=$1
mvn -B -ntp -DskipTests package
mkdir -p "$out/brands" "$out/unpacked"
cp jobs/target/earshot.jar "$out/"
cp docker/brands/*.yaml "$out/brands/"
jar="$PWD/jobs/target/earshot.jar"
(cd "$out/unpacked" && jar -xf "$jar" earshot/simulate/simulator-brands.yaml)
mv "$out/unpacked/earshot/simulate/simulator-brands.yaml" "$out/brands/simulated.yaml"
rm -r "$out/unpacked"
