Option Explicit
' What the stand-in for Excel asks of LibreOffice, each in one go: a question over the pipe takes a millisecond or more,
' and a thing of Excel's is half a dozen of LibreOffice's.

Function Held(ByVal document As Variant, ByVal sheet As String, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant) As Variant
    Dim cells As Variant
    cells = document.Sheets.getByName(sheet).getCellRangeByPosition(c1, r1, c2, r2)
    Held = Array(cells.getDataArray(), Places(cells.queryContentCells(2)), Places(cells.queryFormulaCells(4)))
End Function

Sub Fill(ByVal document As Variant, ByVal sheet As String, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant, ByVal formulas As Variant)
    document.Sheets.getByName(sheet).getCellRangeByPosition(c1, r1, c2, r2).setFormulaArray(formulas)
End Sub

Function Formats(ByVal document As Variant, ByVal sheet As String, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant) As Variant
    Dim pieces As Variant, same As Variant, place As Long
    pieces = document.Sheets.getByName(sheet).getCellRangeByPosition(c1, r1, c2, r2).getUniqueCellFormatRanges()
    Dim found(pieces.Count - 1) As Variant
    For place = 0 To pieces.Count - 1
        same = pieces.getByIndex(place)
        found(place) = Array(same.getByIndex(0).NumberFormat, Places(same))
    Next
    Formats = found
End Function

Function Formulas(ByVal document As Variant, ByVal sheet As String, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant) As String
    Formulas = Places(document.Sheets.getByName(sheet).getCellRangeByPosition(c1, r1, c2, r2).queryContentCells(16))
End Function

Function Used(ByVal document As Variant, ByVal sheet As String) As String
    Dim cursor As Variant
    cursor = document.Sheets.getByName(sheet).createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    Used = cursor.AbsoluteName
End Function

Sub Fit(ByVal document As Variant, ByVal sheet As String, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant)
    Dim before As Boolean
    before = document.IsAdjustHeightEnabled
    document.IsAdjustHeightEnabled = True
    document.Sheets.getByName(sheet).getCellRangeByPosition(c1, r1, c2, r2).Rows.OptimalHeight = True
    document.IsAdjustHeightEnabled = before
End Sub

Function Listed(ByVal document As Variant) As Variant
    Dim place As Long, one As Variant
    Dim found(document.Sheets.Count - 1) As Variant
    For place = 0 To document.Sheets.Count - 1
        one = document.Sheets.getByIndex(place)
        found(place) = Array(one.Name, one.IsVisible)
    Next
    Listed = found
End Function

Function IsShown(ByVal document As Variant, ByVal sheet As String) As Boolean
    IsShown = document.Sheets.getByName(sheet).IsVisible
End Function

Function IsLocked(ByVal document As Variant, ByVal sheet As String) As Boolean
    IsLocked = document.Sheets.getByName(sheet).isProtected()
End Function

Sub Rename(ByVal document As Variant, ByVal sheet As String, ByVal other As String)
    document.Sheets.getByName(sheet).Name = other
End Sub

Function Tables(ByVal document As Variant) As Variant
    Dim names As Variant, place As Long, one As Variant
    names = document.DatabaseRanges.ElementNames
    Dim found(UBound(names)) As Variant
    For place = 0 To UBound(names)
        one = document.DatabaseRanges.getByName(names(place))
        found(place) = Array(names(place), one.DataArea.Sheet, one.ContainsHeader, one.TotalsRow)
    Next
    Tables = found
End Function

Private Function Places(ByVal ranges As Variant) As String
    Places = ranges.RangeAddressesAsString
End Function
