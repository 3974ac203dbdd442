# Sourced by mvnw, skein and dev: finds a JDK new enough and leaves it in JAVA_HOME, or says in one sentence that there is none.
skein_jdk_min=25

skein_jdk_version() {
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

skein_find_jdk() {
    path_javac=$(command -v javac 2>/dev/null || true)
    [ -n "$path_javac" ] && path_javac=$(dirname "$(dirname "$(readlink -f "$path_javac" 2>/dev/null || echo "$path_javac")")")
    mac_home=$([ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v "$skein_jdk_min+" 2>/dev/null || true)
    for home in "${SKEIN_JDK:-}" "${JAVA_HOME:-}" "$path_javac" "$mac_home" \
        /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
        found=$(skein_jdk_version "$home")
        if [ "${found:-0}" -ge "$skein_jdk_min" ]; then
            JAVA_HOME=$home
            export JAVA_HOME
            return 0
        fi
    done
    echo "skein: no JDK $skein_jdk_min or newer was found (looked at SKEIN_JDK, JAVA_HOME, PATH and the usual folders): install one, or set JAVA_HOME to it" >&2
    return 1
}
