#!/bin/sh
# Runs a private PostgreSQL server and ends it when stdin closes: the other end belongs to the Java process, and the kernel closes it
# however that process ends. Then removes the server's folder.
#   $1 the folder    the rest: the command that becomes the server
supervise() {
    folder=$1
    shift
    # A Ctrl-C is for the Java process, which closes the pipe when it is done. Nobody may be left to read what we print.
    trap '' INT HUP TERM PIPE
    exec 3<&0 </dev/null
    "$@" 3<&- >>"$folder/server.log" 2>&1 &
    server=$!
    echo "$server"
    ( while read -r line <&3; do :; done; kill -QUIT "$server" ) &
    guard=$!
    wait "$server"
    echo "ended $?"
    # The guard only reads; it goes first, so that it never signals a number that belongs to somebody else by now.
    kill -KILL "$guard"
    # A server that ended by itself: its log is of interest until the Java process lets go.
    while read -r line <&3; do :; done
    cd /
    rm -rf -- "$folder"
}

# This file is in the folder; a shell reads a function whole before it runs it.
{ supervise "$@"; exit; }
