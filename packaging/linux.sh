#!/usr/bin/env bash
# Builds the Linux packages into target/package: packaging/linux.sh [deb] [rpm] [tar]; all three without arguments.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/common.sh

kinds=("$@")
((${#kinds[@]})) || kinds=(deb rpm tar)

build_image
build_app "$out/icons/skein.png"
train_cache "$image" "$app/$name/lib/app"
# The launcher starts the VM itself; the image's own commands are needed only for training.
rm -rf "$app/$name/lib/runtime/bin"

package() {
    options=()
    for association in packaging/associations/*.properties packaging/associations/linux/*.properties; do
        options+=(--file-associations "$association")
    done
    "$JAVA_HOME/bin/jpackage" --type "$1" --name "$name" --app-version "$version" --vendor "$vendor" \
        --description "$summary" --app-image "$app/$name" --resource-dir packaging/linux --icon "$out/icons/skein.png" \
        --linux-deb-maintainer developers@skein.dev --linux-menu-group "Development;Profiling" --linux-app-category devel --linux-shortcut \
        --license-file LICENSE "${options[@]}" --dest "$out"
}

for kind in "${kinds[@]}"; do
    case "$kind" in
    deb | rpm) package "$kind" ;;
    tar) tar -C "$app" -czf "$out/$name-$version-linux-$(uname -m).tar.gz" "$name" ;;
    *) echo "packaging: no such kind: $kind (deb, rpm, tar)" >&2; exit 2 ;;
    esac
done
ls -l "$out"/*.deb "$out"/*.rpm "$out"/*.tar.gz 2>/dev/null || true
