#!/usr/bin/env bash
# The key that signs what is built here: made on the spot, good for nothing else. app/target/throwaway.p12
set -euo pipefail
cd "$(dirname "$0")/../app"
[ -f target/throwaway.p12 ] || "${JAVA_HOME:+$JAVA_HOME/bin/}keytool" -genkeypair -keystore target/throwaway.p12 -storetype PKCS12 \
    -storepass throwaway -alias throwaway -keyalg EC -groupname secp256r1 -validity 10000 -dname CN=Throwaway 2>/dev/null
