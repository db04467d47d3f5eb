Attribute VB_Name = "Host"
Option Explicit
' The one module that knows Excel and Windows: it looks whether the workbook can be worked on, finds Python and starts
' it. It never waits: a macro that waits keeps Excel busy, and Python could not reach the workbook. All that follows,
' messages included, is Python's work. Words come from the hidden sheet, because VBA source keeps no Vietnamese.

Private Const REGISTRY_VALUE As String = "HKCU\Software\TheoDoiNhiemVu\Python"
Private Const VENV_PYTHON As String = "\.venv\Scripts\pythonw.exe"
Private Const TEXT_SHEET As String = "_vba"
Private Const NORMAL_WINDOW As Long = 1 ' started hidden (0), Windows hides a program's first message box, too
Private Const POPUP_ON_TOP As Long = 69680 ' exclamation mark (48), system modal (4096), set foreground (65536)

Private dueAt As Date ' when the words in the status bar are taken back; 0: not at all

Public Sub StartAction(ByVal action As String)
    Dim python As String
    Dim problem As String
    On Error GoTo Failed
    problem = WhyNot()
    If problem = "" Then
        python = FindPython()
        If python = "" Then problem = "no_python"
    End If
    If problem <> "" Then
        Tell TextFor(problem)
        Exit Sub
    End If
    Application.StatusBar = TextFor("starting")
    CreateObject("WScript.Shell").Run CommandLine(python, action), NORMAL_WINDOW, False
    TakeWordsBackLater
    Exit Sub
Failed:
    TellFailure Err.Description
End Sub

' The key of the sentence that says why nothing can be started now; "" when all is well.
Private Function WhyNot() As String
    If Not (Application.Ready And Application.Interactive) Then
        WhyNot = "busy"
    ElseIf ThisWorkbook.Path = "" Then
        WhyNot = "not_saved"
    ElseIf ThisWorkbook.ReadOnly Then
        WhyNot = "read_only"
    ElseIf Not IsPlainName(ThisWorkbook.Name) Then
        WhyNot = "bad_name"
    End If
End Function

' Python puts its own words in place of ours at once. Where ours still stand after a minute, it could not be started:
' that is said, and taken back after another minute.
Public Sub TakeWordsBack()
    Dim words As String
    dueAt = 0
    words = CStr(Application.StatusBar)
    If words = TextFor("starting") Then
        Application.StatusBar = TextFor("not_started")
        TakeWordsBackLater
    ElseIf words = TextFor("not_started") Then
        Application.StatusBar = False
    End If
End Sub

' Excel runs it when a person closes the workbook: a call still due would make Excel open the workbook again.
Public Sub Auto_Close()
    On Error Resume Next ' the call may have been made already
    If dueAt <> 0 Then Application.OnTime dueAt, OwnMacro("TakeWordsBack"), , False
    dueAt = 0
End Sub

Private Sub TakeWordsBackLater()
    On Error Resume Next ' where Excel makes no such calls, the words stay until the next press
    Auto_Close
    dueAt = Now + TimeSerial(0, 1, 0)
    Application.OnTime dueAt, OwnMacro("TakeWordsBack")
End Sub

Private Function OwnMacro(ByVal macro As String) As String
    OwnMacro = "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!Host." & macro
End Function

' xlwings cuts the name at "=" and trims it; WScript.Shell puts a variable's value in place of %NAME%.
Private Function IsPlainName(ByVal bookName As String) As Boolean
    Dim expanded As String
    expanded = CreateObject("WScript.Shell").ExpandEnvironmentStrings(bookName)
    IsPlainName = (InStr(bookName, "=") = 0) And (Trim$(bookName) = bookName) And (expanded = bookName)
End Function

' The pythonw.exe that the installer wrote down, else that of a .venv beside the workbook or one folder above; else "".
Private Function FindPython() As String
    Dim candidate As Variant
    Dim files As Object
    Set files = CreateObject("Scripting.FileSystemObject")
    For Each candidate In Array(InstalledPython(), ThisWorkbook.Path & VENV_PYTHON, _
                                files.GetParentFolderName(ThisWorkbook.Path) & VENV_PYTHON)
        If files.FileExists(CStr(candidate)) Then
            FindPython = CStr(candidate)
            Exit Function
        End If
    Next candidate
End Function

Private Function InstalledPython() As String
    On Error Resume Next ' a value that is not there raises an error
    InstalledPython = CStr(CreateObject("WScript.Shell").RegRead(REGISTRY_VALUE))
End Function

Private Function CommandLine(ByVal python As String, ByVal action As String) As String
    CommandLine = Quoted(python) & " -X utf8 -P -m taskbook.excel " & action & _
                  " --wb=" & Quoted(ThisWorkbook.Name) & " --from_xl=1 --hwnd=" & CStr(Application.Hwnd)
End Function

Private Function Quoted(ByVal text As String) As String
    Quoted = Chr$(34) & text & Chr$(34)
End Function

' What the sentence of a key says, in a box.
Public Sub TellKey(ByVal key As String)
    Tell TextFor(key)
End Sub

' Popup shows Unicode; MsgBox does not.
Private Sub Tell(ByVal text As String)
    CreateObject("WScript.Shell").Popup text, 0, TextFor("title"), POPUP_ON_TOP
End Sub

' Where even the pop-up is blocked, the status bar still speaks.
Private Sub TellFailure(ByVal reason As String)
    Dim text As String
    On Error Resume Next
    text = TextFor("failed") & vbLf & reason
    Application.StatusBar = Replace(text, vbLf, " ")
    Tell text
End Sub

' The sentence of a key in the hidden sheet; the key itself where the sheet or the key is missing.
Public Function TextFor(ByVal key As String) As String
    Dim row As Long
    Dim texts As Object
    TextFor = key
    On Error GoTo Missing
    Set texts = ThisWorkbook.Worksheets(TEXT_SHEET)
    For row = 1 To texts.UsedRange.Rows.Count
        If texts.Cells(row, 1).Value = key Then TextFor = texts.Cells(row, 2).Value
    Next row
Missing:
End Function
