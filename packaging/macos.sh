#!/usr/bin/env bash
# Builds the macOS disk image and installer into target/package. Not yet proven on a real machine; see packaging/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/common.sh

build_image
build_app "$out/icons/skein.icns"
bundle=$app/$name.app
train_cache "$image" "$bundle/Contents/app"

options=()
for association in packaging/associations/*.properties; do
    options+=(--file-associations "$association")
done
if [ -n "${SKEIN_SIGN_IDENTITY:-}" ]; then
    options+=(--mac-sign --mac-signing-key-user-name "$SKEIN_SIGN_IDENTITY")
fi
for kind in dmg pkg; do
    "$JAVA_HOME/bin/jpackage" --type "$kind" --name "$title" --app-version "${version/#0./1.}" --vendor "$vendor" \
        --app-image "$bundle" --license-file LICENSE "${options[@]}" --dest "$out"
done
