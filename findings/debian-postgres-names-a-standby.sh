#!/bin/sh
# A standby of Debian 12's PostgreSQL 15 calls itself "15/NAME" to its server, and not "walreceiver" as PostgreSQL's
# manual has it: Debian writes cluster_name = '15/NAME' into each cluster's configuration, and a standby that names no
# application_name takes that. So synchronous_standby_names = 'FIRST 1 (NAME)' means nobody, although the standby
# streams and pg_stat_replication lists it: every commit waits for ever, and the log does not say for whom. In quotation
# marks, "15/NAME", it is found. Needs root on Debian (debootstrap, some 400 MB for a while).
# Seen: "15/other async: a commit waits", then "15/other sync: a commit is done".
set -eu
command -v debootstrap > /dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; }
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
root=$temp/bookworm
debootstrap --variant=minbase --include=postgresql-15 bookworm "$root" > "$temp/log" 2>&1 ||
  { tail -n 3 "$temp/log"; exit 2; }

# What a server and a standby on one machine say of each other, as the user postgres.
cat > "$root/usr/local/bin/two-clusters" <<'INSIDE'
#!/bin/sh
set -eu
export LC_ALL=C PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ask() { psql -qXAt -F ' ' -p 5432 -c "$1"; }
look() {
  ask "ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 ($1)'"
  ask 'SELECT pg_reload_conf()' > /dev/null
  sleep 2
  ask 'SELECT application_name, sync_state FROM pg_stat_replication' | tr '\n' ':'
  timeout 5 psql -qX -p 5432 -c "CREATE TABLE $2 (n int)" 2> /dev/null &&
    echo ' a commit is done' || echo ' a commit waits'
}
[ -d /etc/postgresql/15/main ] || pg_createcluster 15 main -p 5432 > /dev/null
pg_ctlcluster 15 main start
pg_createcluster 15 other -p 5433 > /dev/null
rm -rf /var/lib/postgresql/15/other
pg_basebackup -p 5432 -D /var/lib/postgresql/15/other -R -X stream
pg_ctlcluster 15 other start
look other first
look '"15/other"' second
pg_ctlcluster -m immediate 15 other stop
pg_ctlcluster -m immediate 15 main stop
INSIDE
chmod +x "$root/usr/local/bin/two-clusters"

seen=$(unshare --mount --pid --fork sh -eu -c '
  mount -t proc proc "$0/proc"
  mkdir -p "$0/dev/shm"
  mount -t tmpfs -o mode=1777 shm "$0/dev/shm"
  chroot "$0" setpriv --reuid postgres --regid postgres --init-groups two-clusters' "$root")
echo "$seen"
[ "$seen" = '15/other async: a commit waits
15/other sync: a commit is done' ]
