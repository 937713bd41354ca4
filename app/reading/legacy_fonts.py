"""Recognise text typed in the fonts used before Unicode: TCVN3 (.VnTime) and VNI."""

from __future__ import annotations

import re

VIETNAMESE = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
TCVN3 = re.compile("[®µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÐÌÎÏÑÒÓÕÖªÝ×Ø¬«¦ß®­]")
VNI = re.compile("[ñÑ]|[aeouAEOU][ùøûõïâêéèúôëÙØÛÕÏÂÊÉÈÚÔË]|[öÖôÔ][ùøûõï]")


def legacy_font(text: str) -> str | None:
    """`tcvn3` or `vni` where a text is written in such a font, None for Unicode (or other) text."""
    sample = text[:50000]
    letters = sum(c.isalpha() for c in sample)
    if letters < 40 or len(VIETNAMESE.findall(sample)) > letters / 100:
        return None
    if len(TCVN3.findall(sample)) > letters / 12:
        return "tcvn3"
    if len(VNI.findall(sample)) > letters / 15:
        return "vni"
    return None
