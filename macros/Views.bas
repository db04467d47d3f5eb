Attribute VB_Name = "Views"
Option Explicit
' The two views of a plan's sheet: which of its columns are shown. Cells are read, never written; columns that are none
' of ours stay as they are. Which headings there are stands in the hidden sheet, each between two bars.

Private Const MOST_ROWS As Long = 30 ' below which no table's headings are looked for
Private Const MOST_COLUMNS As Long = 200

Public Sub ShowView(ByVal view As String)
    Dim sheet As Object
    Dim row As Long
    On Error GoTo Failed
    Set sheet = ActiveSheet
    row = HeadingRow(sheet)
    If row = 0 Then
        TellKey "no_view"
    Else
        ShowColumns sheet, row, view
    End If
    Exit Sub
Failed:
    TellKey "view_failed"
End Sub

Private Sub ShowColumns(ByVal sheet As Object, ByVal row As Long, ByVal view As String)
    Dim known As String
    Dim heading As String
    Dim column As Long
    Dim before As Long
    known = TextFor("view_known")
    before = LastInSight(sheet, row)
    For column = 1 To LastColumn(sheet)
        heading = TextAt(sheet, row, column)
        If IsIn(known, heading) Then
            sheet.Columns(column).Hidden = Not IsShown(heading, view, column > before)
        End If
    Next column
End Sub

' Columns between those that are always in sight are folded away in the view for typing, whatever they are.
Private Function IsShown(ByVal heading As String, ByVal view As String, ByVal behind As Boolean) As Boolean
    If view = "view_state" Then
        IsShown = IsIn(TextFor("view_state"), heading)
    ElseIf behind Then
        IsShown = Not IsIn(TextFor("view_seldom"), heading)
    Else
        IsShown = IsIn(TextFor("view_in_sight"), heading)
    End If
End Function

Private Function LastInSight(ByVal sheet As Object, ByVal row As Long) As Long
    Dim inSight As String
    Dim column As Long
    inSight = TextFor("view_in_sight")
    For column = 1 To LastColumn(sheet)
        If IsIn(inSight, TextAt(sheet, row, column)) Then LastInSight = column
    Next column
End Function

' The row of the headings of a table of tasks; 0 where there is none: only such a table has the heading looked for.
Private Function HeadingRow(ByVal sheet As Object) As Long
    Dim mark As String
    Dim row As Long
    Dim column As Long
    mark = TextFor("view_mark")
    For row = 1 To MOST_ROWS
        For column = 1 To LastColumn(sheet)
            If TextAt(sheet, row, column) = mark Then
                HeadingRow = row
                Exit Function
            End If
        Next column
    Next row
End Function

Private Function LastColumn(ByVal sheet As Object) As Long
    LastColumn = sheet.UsedRange.Column + sheet.UsedRange.Columns.Count - 1
    If LastColumn > MOST_COLUMNS Then LastColumn = MOST_COLUMNS
End Function

Private Function TextAt(ByVal sheet As Object, ByVal row As Long, ByVal column As Long) As String
    Dim held As Variant
    held = sheet.Cells(row, column).Value
    If Not IsError(held) Then TextAt = Replace(CStr(held), vbLf, " ")
End Function

Private Function IsIn(ByVal headings As String, ByVal heading As String) As Boolean
    If heading <> "" Then IsIn = InStr(headings, "|" & heading & "|") > 0
End Function
