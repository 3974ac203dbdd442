# The one definition that all installers share. Sourced from the repository's root.
. ./.mvn/jdk.sh
skein_find_jdk || exit 2

name=skein
title=Skein
vendor="Skein developers"
summary="Shows what every thread of a program did over time"
version=$(sed -n 's#^  <version>\(.*\)</version>#\1#p' pom.xml | head -n 1)
out=target/package
image=$out/runtime
app=$out/app

# Besides what the module graph asks for: file systems in archives, locale data for times and numbers, and the recorder
# with which Skein can record itself.
extra_modules=jdk.zipfs,jdk.localedata,jdk.jfr

# Training the ahead-of-time cache and running must use the same flags. What the VM has to say goes to standard error, and only
# errors: it warns on standard output of what it cannot take from the cache, and a command's output would begin with that.
java_options="-Xlog:disable -Xlog:all=error:stderr -XX:+UseG1GC -XX:G1PeriodicGCInterval=5000 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:MaxRAMPercentage=70 --enable-native-access=javafx.graphics --sun-misc-unsafe-memory-access=allow"

# Named-module jars only; JavaFX comes as an empty jar and one for the platform, and only the latter is wanted.
module_path() {
    path=target/skein.jar
    for jar in "$out"/libs/*.jar; do
        case "$(basename "$jar")" in
        javafx-*-linux*.jar | javafx-*-win*.jar | javafx-*-mac*.jar) path=$path:$jar ;;
        javafx-*.jar) ;;
        *) path=$path:$jar ;;
        esac
    done
    echo "$path"
}

# Gives the one jar without a module descriptor one, in the copy that goes into the image.
describe_automatic_module() {
    jar=$(ls "$out"/libs/aircompressor-v3-*.jar)
    "$JAVA_HOME/bin/jar" --describe-module --file "$jar" | grep -q automatic || return 0
    work=$out/descriptor
    mkdir -p "$work"
    "$JAVA_HOME/bin/jdeps" --ignore-missing-deps --generate-module-info "$work" "$jar" >/dev/null
    "$JAVA_HOME/bin/javac" -Xlint:-module -d "$work" --patch-module "aircompressor.v3=$jar" "$work/aircompressor.v3/module-info.java"
    "$JAVA_HOME/bin/jar" --update --file "$jar" -C "$work" module-info.class
}

# A run-time image with JavaFX's native libraries in place, so that nothing is unpacked at the first start.
build_image() {
    ./mvnw -q -B -DskipTests package org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom -DoutputFormat=json -DincludeTestScope=false
    rm -rf "$out"
    mkdir -p "$out"
    cp -r target/libs "$out/libs"
    describe_automatic_module
    "$JAVA_HOME/bin/jlink" --module-path "$(module_path)" \
        --add-modules "dev.skein,$extra_modules" \
        --include-locales=en,de,fr,es,ja,zh \
        --strip-debug --no-header-files --no-man-pages --compress zip-0 \
        --output "$image"
    for jar in "$out"/libs/javafx-graphics-*-*.jar; do
        mkdir -p "$out/natives"
        unzip -q -o -j "$jar" '*.so' '*.dll' '*.dylib' -d "$out/natives" 2>/dev/null || true
    done
    cp "$out"/natives/* "$image/lib/"
    "$JAVA_HOME/bin/java" -Djava.awt.headless=true packaging/icons/IconMaker.java "$out/icons"
}

# Manual page and shell completion, from the commands' own description, and where other programs look for them.
share() {
    mkdir -p "$out/input/share"
    skein_command() { "$image/bin/java" $java_options --module dev.skein/dev.skein.app.Main "$@"; }
    skein_command generate-man | gzip -9n >"$out/input/share/skein.1.gz"
    skein_command generate-completion >"$out/input/share/skein.bash"
    cp packaging/linux/_skein packaging/linux/links "$out/input/share/"
}

# The licence texts of one jar: its own, else the one that licenses.txt names. A part without any ends the build.
collect_license() {
    part=$(basename "$1" .jar)
    entries=$(unzip -Z1 "$1" 2>/dev/null | grep -iE '^(META-INF/)?(LICENSE|NOTICE)[^/]*$' || true)
    for entry in $entries; do
        unzip -p "$1" "$entry" >"$out/input/licenses/$part-$(basename "$entry")"
    done
    [ -z "$entries" ] || return 0
    while IFS='|' read -r prefix file; do
        prefix=$(echo $prefix) file=$(echo $file)
        case "$prefix" in '#'* | '') continue ;; esac
        case "$part" in
        "$prefix"*)
            case "$file" in RUNTIME/*) file=$image/${file#RUNTIME/} ;; esac
            cp "$file" "$out/input/licenses/$part-LICENSE.txt"
            return 0
            ;;
        esac
    done <packaging/licenses.txt
    echo "packaging: no licence text for $part: name one in packaging/licenses.txt" >&2
    exit 1
}

# The application folder: launcher, image, cache, samples, licences.
build_app() {
    options=()
    for option in $java_options '-XX:AOTCache=$APPDIR/skein.aot' '-Dskein.samples=$APPDIR/sample-traces'; do
        options+=(--java-options "$option")
    done
    mkdir -p "$out/input"
    cp -r sample-traces LICENSE "$out/input/"
    cp target/bom.json "$out/input/skein.cdx.json"
    mkdir -p "$out/input/licenses"
    cp src/main/resources/fonts/*-LICENSE.txt "$out/input/licenses/"
    for jar in "$out"/libs/*.jar; do
        collect_license "$jar"
    done
    share
    "$JAVA_HOME/bin/jpackage" --type app-image --name "$name" --app-version "$version" --vendor "$vendor" \
        --description "$summary" --runtime-image "$image" --module dev.skein/dev.skein.app.Main \
        --input "$out/input" --icon "$1" "${options[@]}" --dest "$app"
}

# Goes through a first session in a real window and keeps the classes it loaded and linked. Profiles of methods are left out
# (-AOTRecordTraining): replaying them keeps the compiler busy just when the window opens, which two cores feel.
train_cache() {
    home=$1
    appdir=$2
    settings=$(mktemp -d)
    SKEIN_CONFIG_DIR=$settings on_display "$home/bin/java" $java_options \
        -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$appdir/skein.aot" \
        -Dskein.samples="$appdir/sample-traces" \
        --module dev.skein/dev.skein.app.Main --debug.rehearse >"$out/training.log" 2>&1 ||
        { cat "$out/training.log" >&2; exit 1; }
    rm -rf "$settings"
    [ -s "$appdir/skein.aot" ] || { cat "$out/training.log" >&2; exit 1; }
}

# Runs a command that opens a window: on the display there is, else on one of its own.
on_display() {
    if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}" ]; then
        "$@"
    else
        xvfb-run -a -s "-screen 0 1600x1000x24" "$@"
    fi
}
