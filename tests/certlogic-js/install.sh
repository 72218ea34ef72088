#!/usr/bin/env bash
# Installs the packages of this folder into another, beside the build: tests/certlogic-js/install.sh FOLDER
# Does nothing where they are already. Needs npm, and its registry the first time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
folder=$1
mkdir -p "$folder"
if ! cmp -s package-lock.json "$folder/installed.json"; then
    cp package.json package-lock.json "$folder/"
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent
    cp package-lock.json "$folder/installed.json"
fi
