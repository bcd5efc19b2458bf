"""Backups and restores."""

from __future__ import annotations

from nova_rules.assessment.check import Check

CHECK = Check(
    name="backup_scripts",
    title="Backups and restores",
    possible=9,
    held="Scripts write a backup and restore it, and the drill is written down.",
    lost="A lost disk would be the end of the data.",
    files=(
        "scripts/backup.sh",
        "scripts/restore.sh",
    ),
    asked_by="readiness:backup_scripts",
)
