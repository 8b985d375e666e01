#!/bin/bash
# Dumps the replica set at one moment into /dump, named by the instant. Run by the compose profile "backup".
set -euo pipefail
target=/dump/$(date -u +%Y%m%dT%H%M%SZ)
mongodump --uri="mongodb://crm-backup:$(cat /run/secrets/mongo_backup_password)@mongo1,mongo2,mongo3/?replicaSet=crm&authSource=admin" \
  --oplog --gzip --out="$target.partial"
mv "$target.partial" "$target"
echo "$target"
