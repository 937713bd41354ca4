"""All samples in one list."""

from __future__ import annotations

from tests.uploads import samples_entities, samples_office, samples_pdf, samples_text
from tests.uploads.sample import Sample

SAMPLES: list[Sample] = [
    *samples_office.SAMPLES,
    *samples_entities.SAMPLES,
    *samples_pdf.SAMPLES,
    *samples_text.SAMPLES,
]
