#!/usr/bin/env bash
# Copies the ledger's tables into a folder, or from such a folder into an account that has none of them yet. Needs az (signed in), curl and jq.
#
#   ./tables.sh save https://ACCOUNT.table.core.windows.net FOLDER
#   ./tables.sh load https://ACCOUNT.table.core.windows.net FOLDER
#
# Stop the app first: a table that changes while it is read gives a copy of no one moment.
# The tables of the orchestrations are left out: the sweep makes those again from the ledger.
set -euo pipefail
shopt -s inherit_errexit

[ $# -eq 3 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
verb=$1 endpoint=${2%/} folder=$3

case $endpoint in
    *.chinacloudapi.cn) audience=https://storage.azure.cn ;;
    *) audience=https://storage.azure.com ;;
esac
token=${STORAGE_TOKEN:-$(az account get-access-token --resource "$audience" --query accessToken --output tsv)}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf 'header = "Authorization: Bearer %s"\nheader = "x-ms-version: 2019-07-07"\nheader = "x-ms-date: %s"\n' "$token" "$(date -u '+%a, %d %b %Y %H:%M:%S GMT')" > "$scratch/sign"
chmod 600 "$scratch/sign"

# One page: the body into $scratch/page, what comes after it as a query into $scratch/more (empty at the end).
page() {
    curl --silent --show-error --fail-with-body --config "$scratch/sign" --header 'Accept: application/json;odata=fullmetadata' \
        --dump-header "$scratch/headers" --output "$scratch/page" "$endpoint/$1" || { cat "$scratch/page" >&2; return 1; }
    local name value
    : > "$scratch/more"
    for name in NextTableName NextPartitionKey NextRowKey; do
        value=$(tr -d '\r' < "$scratch/headers" | sed -n "s/^x-ms-continuation-$name: //Ip")
        if [ -n "$value" ]; then printf '%s=%s&' "$name" "$(printf %s "$value" | jq -sRr @uri)" >> "$scratch/more"; fi
    done
}

# Every page of a query, each handed to a jq program that prints what is kept of it.
pages() {
    local more= last
    while :; do
        last=$more
        page "$1?$more"
        jq --compact-output --raw-output "$2" "$scratch/page"
        more=$(cat "$scratch/more")
        [ -n "$more" ] || break
        [ "$more" != "$last" ] || { echo "$1 does not go on after $more" >&2; return 1; }
    done
}

save() {
    mkdir -p "$folder"
    [ -z "$(ls -A "$folder")" ] || { echo "$folder is not empty; give a new folder for each copy." >&2; exit 1; }
    local tables table
    tables=$(pages Tables '.value[].TableName | select(test("(History|Instances|Partitions)$") | not)')
    for table in $tables; do
        pages "$table()" '.value[] | with_entries(select(.key | (startswith("odata.") or startswith("Timestamp")) | not))' > "$folder/$table.jsonl"
        echo "$table: $(wc -l < "$folder/$table.jsonl")"
    done
}

# The answers' codes, one a line; connections are kept, as each list of requests is one curl.
send() {
    split --lines=500 --filter='jq --raw-output --arg url "'"$1"'" --rawfile sign "'"$scratch/sign"'" '\''
        "url = \($url|tojson)\n\($sign)header = \"Content-Type: application/json\"\nheader = \"Prefer: return-no-content\"\nheader = \"Accept: application/json;odata=nometadata\"\ndata = \(tojson|tojson)\nwrite-out = \"%{http_code}\\n\"\noutput = \"'"$scratch"'/answer\"\nnext"'\'' | sed "\$d" | curl --silent --show-error --config -'
}

load() {
    local file table codes
    for file in "$folder"/*.jsonl; do
        table=$(basename "$file" .jsonl)
        codes=$(jq --null-input --arg name "$table" '{TableName: $name}' --compact-output | send "$endpoint/Tables")
        [ "$codes" = 204 ] || { echo "$table was not made (answer $codes); load into an account that has no ledger yet." >&2; cat "$scratch/answer" >&2; exit 1; }
        send "$endpoint/$table" < "$file" > "$scratch/codes"
        if grep -qv '^204$' "$scratch/codes"; then echo "$table: $(grep -cv '^204$' "$scratch/codes") entities were refused (answers $(grep -v '^204$' "$scratch/codes" | sort -u | tr '\n' ' '))" >&2; exit 1; fi
        echo "$table: $(wc -l < "$scratch/codes")"
    done
}

case $verb in
    save) save ;;
    load) load ;;
    *) echo "save or load, not $verb" >&2; exit 2 ;;
esac
