#!/usr/bin/env bash
# Makes the fonts of templates/cards/fonts/ again, which share cards are drawn with: typst reads no woff2. The Urdu ones are
# those of the pages, unpacked; Noto Sans comes from the npm package of Fontsource. Run by hand; the result is committed.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly RELEASE=5.3.0
readonly OUT=templates/cards/fonts
readonly PARTS=(latin latin-ext vietnamese greek cyrillic)
# Latin, Greek and Cyrillic letters and their marks, punctuation, currency signs; no phonetics, no mathematics.
readonly LETTERS=U+0020-02FF,U+0300-036F,U+0370-03FF,U+0400-045F,U+0490-0491,U+1E00-1EFF,U+2010-2027,U+2030-203A,U+20A0-20C0,U+2116,U+2122,U+2190-2193,U+2212

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

python3 -m venv "$temporary/venv"
"$temporary/venv/bin/pip" install --quiet fonttools==4.68.0 brotli==1.2.1
tool() { "$temporary/venv/bin/$1" "${@:2}"; }

for font in noto-nastaliq-urdu noto-naskh-arabic; do
    tool fonttools ttLib.woff2 decompress -o "$OUT/$font.ttf" "templates/assets/fonts/$font.woff2"
done

npm install --silent --no-save --prefix "$temporary" "@fontsource/noto-sans@$RELEASE"
for weight in 400 700; do
    cut=()
    for part in "${PARTS[@]}"; do
        tool pyftsubset "$temporary/node_modules/@fontsource/noto-sans/files/noto-sans-$part-$weight-normal.woff2" \
            --unicodes="$LETTERS" --layout-features=kern,mark,mkmk,ccmp,locl,liga --no-hinting \
            --output-file="$temporary/$part-$weight.ttf"
        cut+=("$temporary/$part-$weight.ttf")
    done
    tool pyftmerge --output-file="$OUT/noto-sans-$weight.ttf" "${cut[@]}"
done
ls -l "$OUT"
