"""A project as a zip: the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile

from nova_rules.model.layout import Artifact

_EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_bytes(artifacts: tuple[Artifact, ...], folder: str) -> bytes:
    """Give a zip with every file below `folder`, sorted, with fixed dates and the artifacts' modes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for artifact in sorted(artifacts, key=lambda each: each.path):
            entry = zipfile.ZipInfo(f"{folder}/{artifact.path}", _EPOCH)
            entry.create_system = 3
            entry.external_attr = (0o100000 | artifact.mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, artifact.content)
    return buffer.getvalue()
