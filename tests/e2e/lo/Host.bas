Attribute VB_Name = "Host"
Option Explicit
' LibreOffice twin of macros/Host.bas, for tests only: the same public names, no COM. The test says in the environment
' what to start: TASKBOOK_TEST_PYTHON is the program, TASKBOOK_TEST_ARGUMENTS what stands before the action.

Public Sub StartAction(ByVal action As String)
    Dim arguments As String
    arguments = Environ("TASKBOOK_TEST_ARGUMENTS") & " " & action
    ' LibreOffice's Shell knows quotes only around a whole argument.
    arguments = arguments & " " & Chr$(34) & "--wb=" & ThisWorkbook.Name & Chr$(34) & " --from_xl=1 --hwnd=0"
    Shell Environ("TASKBOOK_TEST_PYTHON"), 0, arguments, False
End Sub

' LibreOffice makes no calls at a time of day: there is nothing to take back and nothing to call off.
Public Sub TakeWordsBack()
End Sub

Public Sub Auto_Close()
End Sub

Public Sub TellKey(ByVal key As String)
End Sub

' The hidden sheet's words, as in Excel.
Public Function TextFor(ByVal key As String) As String
    Dim row As Long
    Dim texts As Object
    Set texts = ThisWorkbook.Worksheets("_vba")
    TextFor = key
    For row = 1 To texts.UsedRange.Rows.Count
        If texts.Cells(row, 1).Value = key Then TextFor = texts.Cells(row, 2).Value
    Next row
End Function
