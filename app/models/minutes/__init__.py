"""What happens at a meeting and becomes of it: who came, what was said, what was concluded and whose task it is.

`attendance`, `opinions` and `conclusions` are the lines of the minutes, each saved on its own; `due` reads the deadline
of a conclusion; `assigning` turns a conclusion into a task; `closing` keeps the head of the minutes and the number of
the Thông báo kết luận; `following` says what became of the conclusions of the meeting before.
"""
