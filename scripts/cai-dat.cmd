@echo off
rem Installs for the current user; needs no administrator. Double click, or run it again to repair.
rem What can be Python is Python: taskbook.setup.install. Here only what comes before there is a Python.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "SOURCE=%%~fI"
set "OFFLINE=%SOURCE%\offline"
for /f "tokens=2 delims=:." %%c in ('chcp') do set "OLD_CODEPAGE=%%c"
chcp 65001 >nul
rem Shared words are called by a relative name: "call" would read a percent sign in the folder's name once more.
rem A folder on the network gets a drive letter meanwhile.
pushd "%~dp0" 2>nul

if exist chung.cmd if exist "%SOURCE%\pyproject.toml" goto begin
echo Thu muc cai dat khong du: hay giai nen toan bo tep nen roi chay lai cai-dat.cmd.
goto failed

:begin
call .\chung.cmd say welcome
if /i "%PROCESSOR_ARCHITECTURE%%PROCESSOR_ARCHITEW6432%"=="x86" call .\chung.cmd say not_64_bit& goto failed
call .\chung.cmd root
if not "%ERRORLEVEL%"=="0" goto failed
call .\chung.cmd uv
if not "%ERRORLEVEL%"=="0" goto failed
set "UV_CACHE_DIR=%ROOT%\cache"
rem The certificates of Windows: an office's proxy that looks into what is loaded has its own there.
set "UV_SYSTEM_CERTS=1"
set "UV_LINK_MODE=copy"
set "UV_PYTHON_INSTALL_DIR=%ROOT%\python"
set "UV_PYTHON_INSTALL_REGISTRY=0"
set "UV_PYTHON_PREFERENCE=only-managed"
set "ENV_PYTHON=%ROOT%\env\Scripts\python.exe"
set "VERSION=3.12"

rem What was installed stands aside until the new one is whole. A folder in use cannot be renamed.
call :put_back env
call :put_back python
if exist "%ROOT%\env\" ren "%ROOT%\env" env.old 2>nul
if exist "%ROOT%\env\" call .\chung.cmd say in_use& goto failed
if exist "%OFFLINE%\python.tar.gz" goto from_stick

call .\chung.cmd say get_python
"%UV%" venv --quiet --python "%VERSION%" "%ROOT%\env"
if not "%ERRORLEVEL%"=="0" goto no_python
call .\chung.cmd say get_packages
"%UV%" pip install --quiet --project "%SOURCE%\." --python "%ENV_PYTHON%" "%SOURCE%\."
if not "%ERRORLEVEL%"=="0" goto no_packages
goto last_steps

:from_stick
call .\chung.cmd say from_stick
if not exist "%SystemRoot%\System32\tar.exe" call .\chung.cmd say old_windows& goto failed
set "UV_OFFLINE=1"
set "UV_PYTHON_PREFERENCE=system"
rem Unpacked from a copy: tar does not find archives in folders with accented names.
copy /y "%OFFLINE%\python.tar.gz" "%ROOT%\python.tar.gz" >nul
if not "%ERRORLEVEL%"=="0" goto no_python
if exist "%ROOT%\python\" ren "%ROOT%\python" python.old 2>nul
if exist "%ROOT%\python\" call .\chung.cmd say in_use& goto failed
"%SystemRoot%\System32\tar.exe" -xf "%ROOT%\python.tar.gz" -C "%ROOT%"
if not "%ERRORLEVEL%"=="0" goto no_python
del "%ROOT%\python.tar.gz"
"%UV%" venv --quiet --python "%ROOT%\python\python.exe" "%ROOT%\env"
if not "%ERRORLEVEL%"=="0" goto no_python
"%UV%" pip install --quiet --no-config --no-index --find-links "%OFFLINE%\wheels" --python "%ENV_PYTHON%" taskbook
if not "%ERRORLEVEL%"=="0" goto no_packages

:last_steps
for %%D in (env.old python.old) do if exist "%ROOT%\%%D\" rmdir /s /q "%ROOT%\%%D" 2>nul
set "RESULT=1"
"%ENV_PYTHON%" -X utf8 -P -m taskbook.setup.install --source "%SOURCE%\." --root "%ROOT%"
if not "%ERRORLEVEL%"=="0" goto drop_cache
set "RESULT=0"

:drop_cache
rem Not before: an installation that was broken off goes on with what it had loaded.
if exist "%ROOT%\cache\" rmdir /s /q "%ROOT%\cache" 2>nul
goto finish

:put_back
if not exist "%ROOT%\%~1.old\" exit /b 0
if exist "%ROOT%\%~1\" rmdir /s /q "%ROOT%\%~1" 2>nul
ren "%ROOT%\%~1.old" %~1
exit /b 0

:no_python
call .\chung.cmd say no_python
goto failed

:no_packages
call .\chung.cmd say no_packages

:failed
set "RESULT=1"
if defined ROOT call :put_back env
if defined ROOT call :put_back python
if exist chung.cmd call .\chung.cmd say failed

:finish
if exist chung.cmd call .\chung.cmd say press_key
pause >nul
popd
if defined OLD_CODEPAGE chcp %OLD_CODEPAGE% >nul
exit /b %RESULT%
