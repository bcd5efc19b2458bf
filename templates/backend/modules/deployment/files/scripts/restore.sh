#!/bin/sh
# Reads a file of backup.sh into an empty database, in one transaction: all of it or nothing.
set -eu

if [ "$#" -ne 1 ] || [ ! -f "$1" ]; then
  echo "usage: scripts/restore.sh FILE   (into the empty database that DATABASE_URL names)" >&2
  exit 2
fi

here=$(dirname -- "$0")
on_database() {
  node --env-file-if-exists="$here/../.env" "$here/with-database.ts" "$@"
}

tables=$(on_database psql --no-psqlrc --tuples-only --no-align --command \
  "select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
if [ "$tables" != 0 ]; then
  echo "the database holds $tables tables already; restore into an empty one" >&2
  exit 1
fi

on_database pg_restore --single-transaction --exit-on-error --no-owner --no-privileges --dbname= "$1"
echo "$1 was restored"
