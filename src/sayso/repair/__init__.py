"""`SourceText` to the text as read: every change is an edit that can be undone."""
