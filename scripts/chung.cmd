@echo off
rem Shared by cai-dat.cmd and chuan-bi-usb.cmd. First word: what to do (say, root, uv).
rem Sets variables of the caller: root -> ROOT, uv -> UV (it reads OFFLINE and ROOT). Exit code 1 when it cannot.
rem Paths are never handed over by "call", which would read a percent sign in them once more.
rem ASCII only: the Vietnamese words stand in loi-nhan.txt (UTF-8), one "key=sentence" on each line.
goto %~1

:say
if not exist "%~dp0loi-nhan.txt" echo Thieu tep loi-nhan.txt: hay giai nen toan bo thu muc roi chay lai.& exit /b 0
for /f "usebackq tokens=1* delims==" %%a in ("%~dp0loi-nhan.txt") do if "%%a"=="%~2" echo %%b
exit /b 0

:root
rem The program's folder: plain letters only, so that every tool can read its path.
set "ROOT="
set "FOLDER=%LOCALAPPDATA%\TheoDoiNhiemVu"
call :try_root
set "FOLDER=%SystemDrive%\TheoDoiNhiemVu"
call :try_root
set "FOLDER=%PUBLIC%\TheoDoiNhiemVu"
call :try_root
if defined ROOT exit /b 0
call :say say no_folder
exit /b 1

:try_root
if defined ROOT exit /b 0
rem With every plain letter a delimiter, the loop has something to do only when another letter is left.
set "ODD="
for /f "delims=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:\_.()~- " %%x in ("%FOLDER%") do set "ODD=1"
if defined ODD exit /b 1
if not exist "%FOLDER%\" mkdir "%FOLDER%" 2>nul
if not exist "%FOLDER%\" exit /b 1
mkdir "%FOLDER%\ghi-thu" 2>nul
if not exist "%FOLDER%\ghi-thu\" exit /b 1
rmdir "%FOLDER%\ghi-thu"
set "ROOT=%FOLDER%"
exit /b 0

:uv
rem From the stick, from an earlier installation, from this computer, else from the network.
set "UV=%OFFLINE%\uv.exe"
if exist "%UV%" exit /b 0
set "UV=%ROOT%\uv\uv.exe"
if exist "%UV%" exit /b 0
for %%U in (uv.exe) do set "UV=%%~$PATH:U"
if defined UV exit /b 0
if not exist "%SystemRoot%\System32\tar.exe" call :say say old_windows& exit /b 1
call :say say get_uv
set "UV_URL=https://github.com/astral-sh/uv/releases/download/0.13.9/uv-x86_64-pc-windows-msvc.zip"
rem Unpacked beside its place: an installation that is broken off leaves no half of it where the next one looks.
for %%D in (uv uv.part) do if exist "%ROOT%\%%D\" rmdir /s /q "%ROOT%\%%D" 2>nul
mkdir "%ROOT%\uv.part" 2>nul
rem Lists of revoked certificates are often out of reach behind an office's firewall.
"%SystemRoot%\System32\curl.exe" -fsSL --ssl-no-revoke --retry 3 -o "%ROOT%\uv.zip" "%UV_URL%" && call :unpack_uv
if not exist "%ROOT%\uv\uv.exe" call :get_by_powershell && call :unpack_uv
if exist "%ROOT%\uv.zip" del "%ROOT%\uv.zip"
set "UV=%ROOT%\uv\uv.exe"
if exist "%UV%" exit /b 0
call :say say no_network
exit /b 1

:unpack_uv
"%SystemRoot%\System32\tar.exe" -xf "%ROOT%\uv.zip" -C "%ROOT%\uv.part" && ren "%ROOT%\uv.part" uv
exit /b %ERRORLEVEL%

:get_by_powershell
rem The way of Internet Explorer: it knows the office's proxy and its certificates, and who is logged on.
set "GET_UV=[Net.ServicePointManager]::SecurityProtocol='Tls12'; $w=New-Object Net.WebClient; $w.Proxy.Credentials=[Net.CredentialCache]::DefaultCredentials; $w.DownloadFile($env:UV_URL, $env:ROOT+'\uv.zip')"
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -Command "%GET_UV%" 2>nul
exit /b %ERRORLEVEL%
