@echo off
rem Runs the Maven this repository carries (.mvn\apache-maven-*-bin.zip), so that a machine needs nothing but a JDK.
setlocal
set "ROOT=%~dp0"
for %%z in ("%ROOT%.mvn\apache-maven-*-bin.zip") do set "ZIP=%%~fz" & set "NAME=%%~nz"
set "NAME=%NAME:-bin=%"
set "DISTS=%USERPROFILE%\.m2\wrapper\crm-dists"
set "JAR=jar"
if defined JAVA_HOME set "JAR=%JAVA_HOME%\bin\jar"
if not exist "%DISTS%\%NAME%\bin\mvn.cmd" (
  if not exist "%DISTS%" mkdir "%DISTS%"
  pushd "%DISTS%" & "%JAR%" xf "%ZIP%" & popd
)
set "MAVEN_PROJECTBASEDIR=%ROOT%"
call "%DISTS%\%NAME%\bin\mvn.cmd" %*
