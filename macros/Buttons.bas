Attribute VB_Name = "Buttons"
Option Explicit
' Made by the build from schemas/taskbook_schemas/buttons.py. The ribbon calls the first two macros; a
' button on a sheet calls one of its own, whose name stays for good: workbooks in use know it.

Public Sub Ribbon_OnAction(control As IRibbonControl)
    StartAction control.Tag
End Sub

Public Sub Ribbon_OnView(control As IRibbonControl)
    ShowView control.Tag
End Sub

Public Sub Refresh_Click()
    StartAction "refresh"
End Sub

Public Sub Check_Click()
    StartAction "check"
End Sub

Public Sub AddPlan_Click()
    StartAction "import"
End Sub

Public Sub TakePlan_Click()
    StartAction "take"
End Sub

Public Sub UnitSheets_Click()
    StartAction "split"
End Sub

Public Sub Letters_Click()
    StartAction "draft"
End Sub

Public Sub Replies_Click()
    StartAction "merge"
End Sub

Public Sub AcceptChanges_Click()
    StartAction "accept"
End Sub

Public Sub Weekly_Click()
    StartAction "weekly"
End Sub

Public Sub ClosePeriod_Click()
    StartAction "close"
End Sub

Public Sub Report_Click()
    StartAction "report"
End Sub

Public Sub UndoLast_Click()
    StartAction "undo"
End Sub

Public Sub Renew_Click()
    StartAction "renew"
End Sub

Public Sub Guide_Click()
    StartAction "help"
End Sub

Public Sub EntryView_Click()
    ShowView "view_entry"
End Sub

Public Sub StateView_Click()
    ShowView "view_state"
End Sub
