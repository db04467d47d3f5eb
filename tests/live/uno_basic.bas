Option Explicit
' What the stand-in for Excel asks of LibreOffice, each in one go: a question over the pipe takes a millisecond or more,
' and a thing of Excel's is half a dozen of LibreOffice's.

Function Held(ByVal sheet As Variant, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant) As Variant
    Dim cells As Variant
    cells = sheet.getCellRangeByPosition(c1, r1, c2, r2)
    Held = Array(cells.getDataArray(), Places(cells.queryContentCells(2)), Places(cells.queryFormulaCells(4)))
End Function

Sub Fill(ByVal sheet As Variant, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant, ByVal formulas As Variant)
    sheet.getCellRangeByPosition(c1, r1, c2, r2).setFormulaArray(formulas)
End Sub

Function Formats(ByVal sheet As Variant, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant) As Variant
    Dim pieces As Variant, same As Variant, place As Long
    pieces = sheet.getCellRangeByPosition(c1, r1, c2, r2).getUniqueCellFormatRanges()
    Dim found(pieces.Count - 1) As Variant
    For place = 0 To pieces.Count - 1
        same = pieces.getByIndex(place)
        found(place) = Array(same.getByIndex(0).NumberFormat, Places(same))
    Next
    Formats = found
End Function

Function Formulas(ByVal sheet As Variant, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant) As String
    Formulas = Places(sheet.getCellRangeByPosition(c1, r1, c2, r2).queryContentCells(16))
End Function

Function Used(ByVal sheet As Variant) As String
    Dim cursor As Variant
    cursor = sheet.createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    Used = cursor.AbsoluteName
End Function

Sub Fit(ByVal document As Variant, ByVal sheet As Variant, ByVal c1 As Variant, ByVal r1 As Variant, ByVal c2 As Variant, ByVal r2 As Variant)
    Dim before As Boolean
    before = document.IsAdjustHeightEnabled
    document.IsAdjustHeightEnabled = True
    sheet.getCellRangeByPosition(c1, r1, c2, r2).Rows.OptimalHeight = True
    document.IsAdjustHeightEnabled = before
End Sub

Private Function Places(ByVal ranges As Variant) As String
    Places = ranges.RangeAddressesAsString
End Function
