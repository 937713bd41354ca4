"""Office files that show one time only, so that a paper made again can be compared by its hash."""

import io
import re
import zipfile
from datetime import UTC, datetime

PROPERTIES = "docProps/core.xml"
CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def stamped(loose: io.BytesIO, made_at: datetime) -> bytes:
    """The same parts in the same order, each of them made at `made_at`, the file's own time of change too."""
    at, fixed = made_at.astimezone(UTC), io.BytesIO()
    changed = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            data = parts.read(name)
            kept.writestr(entry, CHANGED.sub(rb"\g<1>" + changed, data) if name == PROPERTIES else data)
    return fixed.getvalue()
