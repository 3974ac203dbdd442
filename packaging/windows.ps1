# Builds the Windows installer (per user, no administrator needed) into target/package. Needs a JDK 25 in JAVA_HOME and the
# WiX toolset on the path. Not yet proven on a real machine; see packaging/README.md.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$version = ([xml](Get-Content pom.xml)).project.version
$out = 'target/package'
$jdk = $env:JAVA_HOME
$options = '-Xlog:disable', '-Xlog:all=error:stderr', '-XX:+UseG1GC', '-XX:G1PeriodicGCInterval=5000', '-XX:MinHeapFreeRatio=10', '-XX:MaxHeapFreeRatio=30', '-XX:MaxRAMPercentage=70', '--enable-native-access=javafx.graphics', '--sun-misc-unsafe-memory-access=allow'
# Stays the same for ever: by it an installer recognises the version it replaces.
$upgradeCode = '6f7c1f0e-3a1d-4c55-9b8e-5e1f2d6a7c31'

function Run { param([string]$Program, [string[]]$Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program failed with $LASTEXITCODE" }
}

Run mvn '-q', '-B', '-DskipTests', 'package', 'org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom', '-DoutputFormat=json', '-DincludeTestScope=false'
Remove-Item -Recurse -Force $out -ErrorAction Ignore
New-Item -ItemType Directory -Force $out, "$out/input/licenses", "$out/descriptor" | Out-Null
Copy-Item -Recurse target/libs "$out/libs"

$zstd = (Get-ChildItem "$out/libs/aircompressor-v3-*.jar").FullName
Run "$jdk/bin/jdeps" '--ignore-missing-deps', '--generate-module-info', "$out/descriptor", $zstd
Run "$jdk/bin/javac" '-Xlint:-module', '-d', "$out/descriptor", '--patch-module', "aircompressor.v3=$zstd", "$out/descriptor/aircompressor.v3/module-info.java"
Run "$jdk/bin/jar" '--update', '--file', $zstd, '-C', "$out/descriptor", 'module-info.class'

$jars = Get-ChildItem "$out/libs/*.jar" | Where-Object { $_.Name -notmatch '^javafx-' -or $_.Name -match '-win' }
$path = (@('target/skein.jar') + $jars.FullName) -join ';'
Run "$jdk/bin/jlink" '--module-path', $path, '--add-modules', 'dev.skein,jdk.zipfs,jdk.localedata,jdk.jfr', '--include-locales=en,de,fr,es,ja,zh', '--strip-debug', '--no-header-files', '--no-man-pages', '--compress', 'zip-0', '--output', "$out/runtime"
Push-Location "$out/runtime/bin"
Run "$jdk/bin/jar" '--extract', '--file', (Get-ChildItem "../../libs/javafx-graphics-*-win*.jar").FullName
Remove-Item -Recurse -Force META-INF, javafx, com, module-info.class -ErrorAction Ignore
Pop-Location
Run "$jdk/bin/java" '-Djava.awt.headless=true', 'packaging/icons/IconMaker.java', "$out/icons"

Copy-Item -Recurse sample-traces, LICENSE "$out/input/"
Copy-Item target/bom.json "$out/input/skein.cdx.json"
Copy-Item src/main/resources/fonts/*-LICENSE.txt "$out/input/licenses/"
$javaOptions = ($options + '-XX:AOTCache=$APPDIR\skein.aot' + '-Dskein.samples=$APPDIR\sample-traces') | ForEach-Object { '--java-options', $_ }
Run "$jdk/bin/jpackage" (@('--type', 'app-image', '--name', 'skein', '--app-version', $version, '--vendor', 'Skein developers', '--description', 'Shows what every thread of a program did over time', '--runtime-image', "$out/runtime", '--module', 'dev.skein/dev.skein.app.Main', '--input', "$out/input", '--icon', "$out/icons/skein.ico", '--dest', "$out/app") + $javaOptions)

$sample = (Get-ChildItem "$out/app/skein/app/sample-traces" -Recurse -Filter *.jfr | Select-Object -First 1).FullName
Run "$out/runtime/bin/java" ($options + "-XX:AOTCacheOutput=$out/app/skein/app/skein.aot" + '--module', 'dev.skein/dev.skein.app.Main', 'render', $sample, '-o', "$out/trained.png")

$associations = Get-ChildItem packaging/associations/*.properties | ForEach-Object { '--file-associations', $_.FullName }
Run "$jdk/bin/jpackage" (@('--type', 'msi', '--name', 'Skein', '--app-version', $version, '--vendor', 'Skein developers', '--app-image', "$out/app/skein", '--win-per-user-install', '--win-menu', '--win-shortcut-prompt', '--win-dir-chooser', '--win-upgrade-uuid', $upgradeCode, '--license-file', 'LICENSE', '--dest', $out) + $associations)
