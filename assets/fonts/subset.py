#!/usr/bin/env python3
"""Makes the fonts in this folder from their full originals.

    python3 -m pip install fonttools
    python3 assets/fonts/subset.py INTER_DIR JETBRAINS_DIR NOTO_DIR PHOSPHOR_TTF

The originals: Debian packages fonts-inter, fonts-jetbrains-mono, fonts-noto-core, and
Phosphor.ttf (regular) of the npm package @phosphor-icons/web. What is changed, and why:

- only the characters the program needs are kept (Latin, punctuation, arrows; Arabic and
  Urdu; Bengali; a few symbols that turn up in chats);
- Inter's tabular figures become its plain figures, because egui cannot ask for `tnum`;
- contextual ligatures are dropped, because a text cursor cannot stand inside one;
- the line height is set so that a plain 14-point row is 20 points high and all scripts
  share a baseline (egui centres each face in its row by the face's own metrics).
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
LATIN = (
    [(0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1E00, 0x1EFF), (0x218, 0x21B)]
    + [(0x2BC, 0x2DD), (0x300, 0x30C), (0x323, 0x331), (0x2000, 0x206F), (0x2070, 0x209C), (0x20A0, 0x20BF)]
    + [(0x2100, 0x2122), (0x2150, 0x215F), (0x2190, 0x21BB), (0x2200, 0x22C6), (0x2318, 0x2327)]
    + [(0x25A0, 0x25CF), (0x2713, 0x2717), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD)]
)
ARABIC = [(0x600, 0x6FF), (0x750, 0x77F), (0x200C, 0x200F), (0x25CC, 0x25CC), (0xFD3E, 0xFD3F), (0xFDF2, 0xFDFD)]
BENGALI = [(0x964, 0x965), (0x980, 0x9FE), (0x200C, 0x200D), (0x25CC, 0x25CC)]
SYMBOLS = [(0x2600, 0x27BF), (0x1F4DE, 0x1F4DE), (0x1F512, 0x1F513), (0x1F600, 0x1F64F)]


def cut(path, ranges, features, out, metrics=None, tabular=False):
    """Subsets one font and writes it as `out`."""
    font = TTFont(path)
    if tabular:
        tabular_figures(font)
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.desubroutinize = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for a, b in ranges for c in range(a, b + 1)])
    cutter.subset(font)
    if metrics:
        upem = font["head"].unitsPerEm
        up, down = round(metrics[0] * upem), round(metrics[1] * upem)
        font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = up, -down, 0
        os2 = font["OS/2"]
        os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = up, -down, 0
        os2.usWinAscent, os2.usWinDescent = up, down
    font.save(HERE / out)
    print(out, (HERE / out).stat().st_size)


def tabular_figures(font):
    """Lets the digits point at their tabular forms."""
    gsub = font["GSUB"].table
    lookups = {i for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    mapping = {}
    for i in lookups:
        for table in gsub.LookupList.Lookup[i].SubTable:
            mapping.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            name = table.cmap.get(digit)
            if name in mapping:
                table.cmap[digit] = mapping[name]


def main():
    inter, mono, noto = (pathlib.Path(p) for p in sys.argv[1:4])
    # 14-point rows of 20 points, capitals centred: the up and down parts of 20/14 em.
    text = (1.0779, 0.3507)
    # The same for 13-point mono in the same row.
    code = (1.1609, 0.3776)
    latin = ["kern", "mark", "mkmk", "ccmp", "locl"]
    cut(inter / "Inter-Regular.otf", LATIN, latin, "Inter-Regular.otf", text, tabular=True)
    cut(inter / "Inter-SemiBold.otf", LATIN, latin, "Inter-SemiBold.otf", text, tabular=True)
    cut(mono / "JetBrainsMono-Regular.ttf", LATIN, ["mark", "mkmk", "ccmp"], "JetBrainsMono-Regular.ttf", code)
    complex_scripts = subset.Options().layout_features
    cut(noto / "NotoSansArabic-Regular.ttf", ARABIC, complex_scripts, "NotoSansArabic-Regular.ttf", text)
    cut(noto / "NotoSansBengali-Regular.ttf", BENGALI, complex_scripts, "NotoSansBengali-Regular.ttf", text)
    cut(noto / "NotoSansSymbols2-Regular.ttf", SYMBOLS, [], "NotoSansSymbols2-Regular.ttf", text)
    cut(sys.argv[4], [(0xE000, 0xF8FF)], [], "Phosphor-Regular.ttf")


main()
