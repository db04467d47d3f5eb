#include <windows.h>
#include <wchar.h>

/* tar -xf ARCHIVE -C FOLDER */
int wmain(int count, wchar_t **words) {
  static wchar_t line[8000];
  STARTUPINFOW how = {sizeof how};
  PROCESS_INFORMATION made;
  DWORD code = 1;
  if (count != 5) return 2;
  swprintf(line, 8000, L"C:\\Python311\\python.exe -m tarfile -e \"%ls\" \"%ls\"", words[2], words[4]);
  if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &made)) return 3;
  WaitForSingleObject(made.hProcess, INFINITE);
  GetExitCodeProcess(made.hProcess, &code);
  return (int)code;
}
