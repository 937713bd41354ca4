"""Giấy mời, Biên bản, Thông báo kết luận of a meeting: frozen when asked for, written by the job that makes papers."""
