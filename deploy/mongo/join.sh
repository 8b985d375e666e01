#!/usr/bin/env bash
# Initiates the replica set unless it exists. The password is read from the environment by mongosh itself.
set -euo pipefail
mongosh --quiet "mongodb://mongo1/admin?directConnection=true" --eval '
  db.auth("crm", process.env.MONGO_PASSWORD);
  try {
    rs.status();
  } catch (notYet) {
    rs.initiate({_id: "crm", members: [
      {_id: 0, host: "mongo1:27017", priority: 2}, {_id: 1, host: "mongo2:27017"}, {_id: 2, host: "mongo3:27017"}]});
  }
  while (!db.hello().isWritablePrimary) { sleep(200); }'
