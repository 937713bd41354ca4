"""Contents in, papers out: one gathering of what a paper says, thin writers laid out as Nghị định 30/2020/NĐ-CP asks.

`contents`, `kinds`           what a paper says, pure and frozen · each kind's `compose(snapshot) -> Contents`
`settled`, `parts`, `house`   one of its two copies · the parts every paper shares, in words · rules of the house
`docx`, `pdf`, `xlsx`, `html` the writers; they know only the three above
`page`, `body`, `tables`, `letterhead`, `signature`, `appendix`  pieces of the DOCX
`pictures`                    drawings as PNG for what can't hold SVG
`numbers`, `text`, `measure`  Vietnamese figures and dates · what may be printed · how wide it is
`brief`, `urging`             kinds of papers

A writer is a pure function of its contents: no database, no web, no clock.
"""
