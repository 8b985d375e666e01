#!/bin/sh
# Makes the secrets of a deployment, each in a file of its own beside this script, unless it is there: keys, passwords and a
# certificate of its own for the proxy. Replace tls.crt and tls.key by those of your certificate authority.
set -eu
cd "$(dirname "$0")"
umask 077
make() { [ -s "$1" ] || head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$1"; }
[ -s master_key ] || head -c 32 /dev/urandom | base64 > master_key
make mongo_keyfile; make mongo_password; make mongo_backup_password; make admin_password
for empty in mail_password master_key_next backup_passphrase; do [ -e $empty ] || : > $empty; done
printf 'mongodb://crm:%s@mongo1,mongo2,mongo3/mdmc_crm?replicaSet=crm&authSource=admin&w=majority&journal=true&readConcernLevel=majority&retryWrites=true&connectTimeoutMS=5000&socketTimeoutMS=60000' \
  "$(cat mongo_password)" > mongodb_uri
[ -s tls.crt ] || openssl req -x509 -newkey rsa:2048 -nodes -days 825 -subj "/CN=${1:-localhost}" \
  -addext "subjectAltName=DNS:${1:-localhost}" -keyout tls.key -out tls.crt 2>/dev/null
# Containers read them as users of their own; the directory is its owner's alone.
chmod 700 . && chmod 644 ./*_* mongodb_uri tls.crt tls.key && chmod 755 make.sh
