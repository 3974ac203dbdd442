#!/usr/bin/env bash
# Proves the .deb: installs it in a clean root of the release it is built on, opens a sample the way a double click does,
# keeps a picture of it, and uninstalls without a trace. Needs root, debootstrap, Xvfb and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."

deb=$(ls -t target/package/skein_*.deb | head -n 1)
root=$(mktemp -d /tmp/skein-root.XXXXXX)
pictures=target/screenshots
mkdir -p "$pictures"
display=:97
xvfb=

clean_up() {
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    umount "$root/proc" "$root/tmp/.X11-unix" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT

left_of_skein() { find "$root/usr" "$root/etc" "$root/opt" -name '*skein*' 2>/dev/null | sort || true; }

release=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(SITE)|$(REPO_URI)|$(CODENAME)' | awk -F'|' -v r="$release" '$3 == r { print $2; exit }')
debootstrap --variant=minbase "$release" "$root" "$mirror" >"$root.log" 2>&1 || { tail -n 5 "$root.log" >&2; exit 1; }
mount -t proc proc "$root/proc"
cp "$deb" "$root/tmp/skein.deb"
left_of_skein >"$root/before"

in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }

in_root apt-get install -y -qq --no-install-recommends /tmp/skein.deb >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
echo "installed: $(in_root dpkg-query -W skein)"
in_root skein --version
sample=$(cd "$root" && find opt/skein/lib/app/sample-traces -name '*.jfr' | sort | head -n 1)
in_root skein info "/$sample" | head -n 3
[ "$(in_root skein info --json "/$sample" | head -c 10)" = '{"schema":' ] || { echo "standard output holds more than the result" >&2; exit 1; }

mkdir -p "$root/tmp/.X11-unix"
Xvfb "$display" -screen 0 1600x1000x24 &
xvfb=$!
for _ in $(seq 50); do [ -S "/tmp/.X11-unix/X${display#:}" ] && break || sleep 0.1; done
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"

# What a file manager runs for a double click: the Exec line of the installed .desktop file, %F replaced.
desktop=$(find "$root/opt/skein/lib" -name '*.desktop' -type f | head -n 1)
command=$(sed -n 's/^Exec=//p' "$desktop" | sed "s# %F# /$sample#")
echo "double click: $command"
in_root env DISPLAY="$display" sh -c "exec $command" >"$root.log" 2>&1 &
skein=$!
for _ in $(seq 60); do
    kill -0 "$skein" 2>/dev/null || { cat "$root.log" >&2; echo "skein ended by itself" >&2; exit 1; }
    import -display "$display" -window root "$pictures/installed.png"
    colours=$(identify -format %k "$pictures/installed.png")
    [ "$colours" -gt 40 ] && break || sleep 0.5
done
echo "window: $colours colours, $pictures/installed.png"
sleep 2
import -display "$display" -window root "$pictures/installed.png"
kill "$skein"
wait "$skein" 2>/dev/null || true

in_root apt-get purge -y -qq skein >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
left_of_skein >"$root/after"
diff "$root/before" "$root/after" || { echo "files left behind" >&2; exit 1; }
echo "uninstalled without a trace"
