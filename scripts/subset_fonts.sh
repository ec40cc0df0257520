#!/usr/bin/env bash
# Makes the Urdu fonts of templates/assets/fonts/ again: from the npm packages of Fontsource, cut to the characters of
# scripts/urdu_codepoints.txt, with the shared punctuation merged in. Run by hand; the result is committed.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly RELEASE=5.3.0
readonly FONTS=(noto-nastaliq-urdu noto-naskh-arabic)
readonly OUT=templates/assets/fonts

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

python3 -m venv "$temporary/venv"
"$temporary/venv/bin/pip" install --quiet fonttools==4.68.0 brotli==1.2.1
tool() { "$temporary/venv/bin/$1" "${@:2}"; }

for font in "${FONTS[@]}"; do
    npm install --silent --no-save --prefix "$temporary" "@fontsource/$font@$RELEASE"
    files="$temporary/node_modules/@fontsource/$font/files"
    tool pyftsubset "$files/$font-arabic-400-normal.woff2" --unicodes-file=scripts/urdu_codepoints.txt \
        --layout-features='*' --no-hinting --output-file="$temporary/$font-letters.ttf"
    tool pyftsubset "$files/$font-latin-400-normal.woff2" --unicodes-file=scripts/urdu_punctuation.txt \
        --layout-features='' --no-hinting --output-file="$temporary/$font-punctuation.ttf"
    tool pyftmerge --output-file="$temporary/$font.ttf" "$temporary/$font-letters.ttf" "$temporary/$font-punctuation.ttf"
    tool fonttools ttLib.woff2 compress -o "$OUT/$font.woff2" "$temporary/$font.ttf"
done

tool python - "$OUT" "${FONTS[@]}" <<'PYTHON'
"""Every Urdu letter, mark, digit and punctuation sign has a glyph, and the files stay small."""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

LETTERS = "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓيكهةى"
SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0656\u0657\u0658\u0670ـ"
DIGITS = "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩"
PUNCTUATION = "،۔؟؛٪٫٬‘’“”…–—«»!():[]\u200c\u200d\u00a0 "
LIMITS = {"noto-nastaliq-urdu": 125_000, "noto-naskh-arabic": 24_000}

folder, *fonts = sys.argv[1:]
for font in fonts:
    path = Path(folder, f"{font}.woff2")
    held = set(map(chr, TTFont(path).getBestCmap()))
    missing = sorted(set(LETTERS + SIGNS + DIGITS + PUNCTUATION) - held)
    if missing:
        sys.exit(f"{path}: no glyph for {' '.join(f'U+{ord(c):04X}' for c in missing)}")
    size = path.stat().st_size
    if size > LIMITS[font]:
        sys.exit(f"{path}: {size} bytes, more than {LIMITS[font]}")
    print(f"{path}: {len(held)} characters, {size} bytes")
PYTHON
