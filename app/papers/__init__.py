"""Contents in, papers out: thin writers of DOCX laid out as Nghị định 30/2020/NĐ-CP asks.

`numbers`, `text`, `measure`  Vietnamese figures and dates · what may be printed · how wide it is
`page`, `body`, `tables`      sections and page numbers · runs and paragraphs · tables with repeated heads
`letterhead`, `signature`, `appendix`  the blocks every paper shares
`brief`                       the meeting brief of a steering committee

A writer is a pure function of its contents: no database, no web, no clock.
"""
