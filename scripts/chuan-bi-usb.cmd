@echo off
rem Prepares the folder "offline" (uv.exe, Python, packages) on a computer with network; then copies all to a stick.
rem Double click, or drag the stick's folder onto this file. The work is done by taskbook.install.usb.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "SOURCE=%%~fI"
set "TOOLS=%~dp0chung.cmd"
set "OFFLINE=%SOURCE%\offline"
for /f "tokens=2 delims=:." %%c in ('chcp') do set "OLD_CODEPAGE=%%c"
chcp 65001 >nul

if exist "%TOOLS%" if exist "%SOURCE%\pyproject.toml" goto begin
echo Thu muc cai dat khong du: hay giai nen toan bo tep nen roi chay lai chuan-bi-usb.cmd.
goto failed

:begin
call "%TOOLS%" say usb_welcome
call "%TOOLS%" root
if not "%ERRORLEVEL%"=="0" goto failed
call "%TOOLS%" uv "%OFFLINE%"
if not "%ERRORLEVEL%"=="0" goto failed
set "UV_PYTHON_INSTALL_DIR=%ROOT%\python"
set "UV_PYTHON_INSTALL_REGISTRY=0"
set "PYTHONPATH=%SOURCE%\scripts"
"%UV%" run --quiet --no-project --python 3.12 python -X utf8 -P -m taskbook.install.usb --source "%SOURCE%\." --uv "%UV%" %1
if not "%ERRORLEVEL%"=="0" goto failed
set "RESULT=0"
goto finish

:failed
set "RESULT=1"
if exist "%TOOLS%" call "%TOOLS%" say usb_failed

:finish
if exist "%TOOLS%" call "%TOOLS%" say press_key
pause >nul
if defined OLD_CODEPAGE chcp %OLD_CODEPAGE% >nul
exit /b %RESULT%
