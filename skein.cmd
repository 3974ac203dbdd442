@echo off
rem Skein from a checkout on Windows: builds what is missing and runs it. Arguments as in `skein --help`.
setlocal enabledelayedexpansion
set "here=%~dp0"
set "jdk="
for %%d in ("%SKEIN_JDK%" "%JAVA_HOME%") do if not defined jdk if exist "%%~d\bin\javac.exe" call :try "%%~d"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined jdk call :try "%%~d"
if not defined jdk (
    echo skein: no JDK 25 or newer was found: install one, or set JAVA_HOME to it 1>&2
    exit /b 2
)
set "JAVA_HOME=%jdk%"
if not exist "%here%target\classes\module-info.class" (
    echo skein: building ^(once^) ... 1>&2
    pushd "%here%"
    call mvn -q -B -Dquick process-classes 1>&2 || (popd & echo skein: the build failed; run mvn verify to see why 1>&2 & exit /b 2)
    popd
)
"%JAVA_HOME%\bin\java.exe" --module-path "%here%target\classes;%here%target\libs" --enable-native-access=javafx.graphics --sun-misc-unsafe-memory-access=allow -XX:+UseG1GC -XX:G1PeriodicGCInterval=5000 %SKEIN_JAVA_OPTS% --module dev.skein/dev.skein.app.Main %*
exit /b %errorlevel%

:try
for /f "tokens=2" %%v in ('"%~1\bin\javac.exe" -version 2^>^&1') do for /f "delims=." %%m in ("%%v") do if %%m GEQ 25 set "jdk=%~1"
exit /b 0
