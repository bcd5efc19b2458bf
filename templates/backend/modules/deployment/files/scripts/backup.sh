#!/bin/sh
# Writes the whole database to one file that restore.sh reads. The file is as secret as the database.
set -eu

if [ "$#" -ne 1 ] || [ -z "$1" ]; then
  echo "usage: scripts/backup.sh FILE" >&2
  exit 2
fi
if [ -e "$1" ]; then
  echo "$1 exists already; nothing was written" >&2
  exit 1
fi

here=$(dirname -- "$0")
umask 077
# Under another name first: a backup that was cut off must not look like one that can be restored.
part="$1.part"
trap 'rm -f -- "$part"' EXIT
node --env-file-if-exists="$here/../.env" "$here/with-database.ts" \
  pg_dump --format=custom --no-owner --no-privileges --file="$part"
pg_restore --list "$part" >/dev/null
mv -- "$part" "$1"
echo "$1 was written"
