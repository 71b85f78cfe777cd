# Waits until the supervisor is gone, then stops every process that it lists.
# $1: a file with a process number and a signal's name on each line.
trap '' HUP INT TERM
cat > /dev/null
[ -s "$1" ] || exit 0
while read -r pid signal; do
    kill "-$signal" "$pid" 2> /dev/null
done < "$1"
tries=0
while [ "$tries" -lt 100 ]; do
    left=
    while read -r pid signal; do
        kill -0 "$pid" 2> /dev/null && left="$left $pid"
    done < "$1"
    [ -n "$left" ] || break
    tries=$((tries + 1))
    sleep 0.1
done
[ -z "$left" ] || kill -KILL $left 2> /dev/null
: > "$1"
