#!/usr/bin/env bash
# Makes the replica set and its users unless they exist, through whichever members are there. A member that has the set
# already is believed; an empty one is never made a set of its own while another member has one. Runs at every start.
set -euo pipefail
members="mongo1 mongo2 mongo3"
key=$(tr -d '[:space:]' < /run/secrets/mongo_keyfile)

# The members trust whoever has their key file, as they trust each other.
on() { mongosh --quiet "mongodb://$1/local?directConnection=true&serverSelectionTimeoutMS=3000" \
  --username __system --password "$key" --authenticationDatabase local --eval "$2" 2>/dev/null; }

there() { for each in $members; do on "$each" 'db.hello().ok' >/dev/null && echo "$each"; done; return 0; }
has_set() { for each in $1; do [ "$(on "$each" 'db.hello().setName || ""')" = crm ] && { echo "$each"; return 0; }; done; return 1; }

# Two of three are a majority.
until found=$(there) && [ "$(echo "$found" | wc -w)" -ge 2 ]; do sleep 2; done

if ! entry=$(has_set "$found"); then
  # No member has a set: wait for all three, so that none with data is left out by accident.
  until found=$(there) && [ "$(echo "$found" | wc -w)" -eq 3 ]; do sleep 2; done
  entry=$(has_set "$found") || { entry=mongo1; on mongo1 'rs.initiate({_id: "crm", members: [
    {_id: 0, host: "mongo1:27017"}, {_id: 1, host: "mongo2:27017"}, {_id: 2, host: "mongo3:27017"}]})' >/dev/null; }
fi

until primary=$(on "$entry" 'db.hello().primary || ""' | cut -d: -f1) && [ -n "$primary" ]; do sleep 1; done
crm=$(cat /run/secrets/mongo_password) backup=$(cat /run/secrets/mongo_backup_password)
on "$primary" "
  const ensure = (name, pwd, roles) => { const admin = db.getSiblingDB('admin');
    if (admin.getUser(name)) admin.updateUser(name, {pwd, roles}); else admin.createUser({user: name, pwd, roles}); };
  ensure('crm', '$crm', [{role: 'readWrite', db: 'mdmc_crm'}]);
  ensure('crm-backup', '$backup', [{role: 'backup', db: 'admin'}]);" >/dev/null
