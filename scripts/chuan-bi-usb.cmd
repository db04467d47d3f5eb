@echo off
rem Prepares the folder "offline" (uv.exe, Python, packages) on a computer with network; then copies all to a stick.
rem Double click, or drag the stick's folder onto this file. The work is done by taskbook.setup.install.usb.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "SOURCE=%%~fI"
set "OFFLINE=%SOURCE%\offline"
for /f "tokens=2 delims=:." %%c in ('chcp') do set "OLD_CODEPAGE=%%c"
chcp 65001 >nul
rem Shared words are called by a relative name: "call" would read a percent sign in the folder's name once more.
rem A folder on the network gets a drive letter meanwhile.
pushd "%~dp0" 2>nul

if exist chung.cmd if exist "%SOURCE%\pyproject.toml" goto begin
echo Thu muc cai dat khong du: hay giai nen toan bo tep nen roi chay lai chuan-bi-usb.cmd.
goto failed

:begin
call .\chung.cmd say usb_welcome
if /i "%PROCESSOR_ARCHITECTURE%%PROCESSOR_ARCHITEW6432%"=="x86" call .\chung.cmd say not_64_bit& goto failed
call .\chung.cmd root
if not "%ERRORLEVEL%"=="0" goto failed
call .\chung.cmd uv
if not "%ERRORLEVEL%"=="0" goto failed
set "UV_PYTHON_INSTALL_DIR=%ROOT%\python"
set "UV_PYTHON_INSTALL_REGISTRY=0"
set "UV_SYSTEM_CERTS=1"
set "PYTHONPATH=%SOURCE%\scripts"
rem A folder that is dragged here comes without quotes, and this interpreter cuts it at an ampersand: so Python is
rem given the whole line that started us, and takes the folder from it.
set "USB_FOLDER=%~1"
setlocal EnableDelayedExpansion
set "USB_LINE=!CMDCMDLINE!"
"!UV!" run --quiet --no-project --python 3.12 python -X utf8 -P -m taskbook.setup.install.usb --source "!SOURCE!\." --uv "!UV!"
if not "%ERRORLEVEL%"=="0" goto failed
set "RESULT=0"
goto finish

:failed
set "RESULT=1"
if exist chung.cmd call .\chung.cmd say usb_failed

:finish
if exist chung.cmd call .\chung.cmd say press_key
pause >nul
popd
if defined OLD_CODEPAGE chcp %OLD_CODEPAGE% >nul
rem What follows an ampersand in the dragged folder's name would be run as a program now.
setlocal EnableDelayedExpansion
set "USB_LINE=!CMDCMDLINE!"
if not "!USB_LINE:chuan-bi-usb.cmd=!"=="!USB_LINE!" exit %RESULT%
exit /b %RESULT%
