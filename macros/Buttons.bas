Attribute VB_Name = "Buttons"
Option Explicit
' One line for each button. *_OnAction is what the ribbon calls, *_Click what a button on a sheet calls.

Public Sub Refresh_OnAction(control As IRibbonControl)
    StartAction "refresh"
End Sub

Public Sub Refresh_Click()
    StartAction "refresh"
End Sub

Public Sub Check_OnAction(control As IRibbonControl)
    StartAction "check"
End Sub

Public Sub Check_Click()
    StartAction "check"
End Sub

Public Sub UnitSheets_OnAction(control As IRibbonControl)
    StartAction "split"
End Sub

Public Sub UnitSheets_Click()
    StartAction "split"
End Sub

Public Sub Letters_OnAction(control As IRibbonControl)
    StartAction "draft"
End Sub

Public Sub Letters_Click()
    StartAction "draft"
End Sub

Public Sub Replies_OnAction(control As IRibbonControl)
    StartAction "merge"
End Sub

Public Sub Replies_Click()
    StartAction "merge"
End Sub

Public Sub AcceptChanges_OnAction(control As IRibbonControl)
    StartAction "accept"
End Sub

Public Sub AcceptChanges_Click()
    StartAction "accept"
End Sub

Public Sub Report_OnAction(control As IRibbonControl)
    StartAction "report"
End Sub

Public Sub Report_Click()
    StartAction "report"
End Sub

Public Sub UndoLast_OnAction(control As IRibbonControl)
    StartAction "undo"
End Sub

Public Sub UndoLast_Click()
    StartAction "undo"
End Sub

Public Sub Guide_OnAction(control As IRibbonControl)
    StartAction "help"
End Sub

Public Sub Guide_Click()
    StartAction "help"
End Sub
