"""Wrong marks within a line: of links, pictures, bold labels, code and data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpcenter.guide import address_slips, code_slips, converter_slips
from helpcenter.guide.fix import Fix
from helpcenter.guide.known_words import KnownWords
from helpcenter.guide.marks import (
    BOLD,
    COLON_OF_LINK,
    DATUM,
    DOTS_OF_CODE,
    DOTS_OF_LABEL,
    EMOJI,
    END_OF_ADDRESS,
    FOOTNOTE,
    LINE_BREAK,
    LINK,
    PICTURE,
    QUOTED_LABEL,
    SLASH_OF_LINK,
    SPACES_OF_LINK,
    WIDE_BOLD,
    WIDE_CODE,
    WIDE_SPACE,
    Mark,
)

# The mark of an entry, and code, which is as it is meant.
_HIDDEN = re.compile(r"^\s*(?:[-*+]|\d+\.|:)\s+|(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
# What may hold a wrong mark.
_SUSPICIOUS = re.compile(
    r"[（【［\[\]＊＃*_｛{｀´<“”\"「『‘《«»„　#·'／]|//|\.\w+/|www\.|:[a-z+]|\\[*_`\[!'\"~$@^&=:;,?/%<]|\\\s*$"
)
_MARKED = re.compile(r"[*_＊<“”\"「『‘【《·«»„]")
_HALF_WIDTH = str.maketrans("．。＃／＼：\\", "..#//:/")
_ADDRESS = (
    r"(?:[^\s()（）\[\]【】［］\"“”，；]*[.．。](?:md|svg|png|jpe?g|gif|webp|avif)(?:[#＃][^\s()（）\[\]］】\"“”]*)?"
    r"|[#＃][\w-]+|https?[:：][/／]{2}[^\s()（）\[\]\"“”]+)"
)
_WHOLE_ADDRESS = re.compile(_ADDRESS)
_OTHER_HOST = re.compile(r"(https?)[:：][/／]{2}")
_CAPITAL_SCHEME = re.compile(r"(?<=\]\()(?!https?:)(?i:https?)(?=://)")
_OF_COMPUTER = re.compile(r"[A-Za-z]:[\\/]")
_WORDS = r"[^\[\]【】［］()（）]+"
_LINK = re.compile(
    rf"(?P<picture>[!！]\s?)?(?:"
    rf"(?:\[{{2}}|[\[【［])(?P<words>{_WORDS})(?:\]{{2}}|[\]】］])\s*[(（]\s*[\"“]?(?P<to>{_ADDRESS})[\"”]?"
    rf"(?:\s*[)）]|(?P<end>[，。；、])[)）]|(?=[，。；,;]|$))"
    rf"|\[(?P<open>{_WORDS})[(（](?P<open_to>{_ADDRESS})[)）]"
    rf"|[(（](?P<swapped>{_WORDS})[)）]\[(?P<swapped_to>{_ADDRESS})\])"
)
# A link with an address that may have spaces, and these: translators and programs put them around signs.
_SPACED_LINK = re.compile(
    rf"(?P<picture>[!！]\s?)?[\[【［](?P<words>{_WORDS})[\]】］]\s?[(（](?P<to>[^()（）\[\]【】［］\"“”]{{1,300}})[)）]"
)
_SPACES = re.compile(r" *(?:(?P<sign>[#＃/.]) *|(?<=:) +(?=//))")
_NUMBER_SIGN = re.compile(r"[#＃] *\d")
_WORD = re.compile(r"[\"'“”‘’「」]?([\w.-]+)[\"'“”‘’「」]?")
_DATUM = re.compile(
    r"[{｛]{1,2}\s*(?P<name>[A-Za-z]+)\s*(?:[(（]|(?=[\"'“”‘’]))(?P<words>[^()（）{}｛｝]*)[)）]?\s*[}｝]{1,2}"
)
_RIGHT_DATUM = re.compile(r"\{\{\s*[a-z]+\((?:\s*(?:\"[^\"]*\"|'[^']*')\s*,?)*\)\s*\}\}")
_DATA = ("wait", "limit", "text")
_WIDE_BOLD = re.compile(r"＊＊(?=\S)([^＊]+?)＊＊")
_SPACED_BOLD = re.compile(r"\*\*([^*]*)\*\*")
# The middle dot is beside the key of the backtick; between names it has letters on both sides.
_WIDE_CODE = re.compile(r"[｀´](?P<word>[^`｀´]+)[｀´]|(?<![\w·])·(?P<dotted>[^`·\s]+)·(?![\w·])")
_LETTER = re.compile(r"\w")
# A label of so many Chinese characters is no part of a name.
_LONG_LABEL = 3
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\](?!:)")
# Marks that Markdown leaves as they are, so that readers see them.
_LINE_BREAK = re.compile(r"(?<!\\)\\{1,2}\s*$")
# As GitHub and WeChat name them.
_EMOJI = re.compile(
    r"(?<![A-Za-z0-9:/.=-]):(?:\+1|[a-z][a-z0-9_+-]*):(?![A-Za-z0-9:/])[ ]?"
    r"|\[(?:微笑|愉快|偷笑|呲牙|憨笑|坏笑|奸笑|笑脸|破涕为笑|调皮|可怜|流泪|大哭|捂脸|发呆|疑问|强|弱|OK|握手|抱拳|合十|鼓掌|胜利"
    r"|加油|玫瑰|爱心|心碎|拥抱|红包|庆祝|礼物|太阳|月亮|咖啡|再见|好的|机智|耶|嘿哈|旺柴|吃瓜)\](?![(\[:（])"
)
_OPENING, _CLOSING = r"\*{1,3}|_{1,2}|＊{1,2}|<b>|<strong>", r"\*{1,3}|_{1,2}|＊{1,2}|</b>|</strong>"


@cache
def of_labels(labels: frozenset[str]) -> re.Pattern[str] | None:
    """A pattern for these on-screen labels with marks of bold around them, right or wrong."""
    if not labels:
        return None
    any_label = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(
        rf"(?P<quote>[“\"「『‘【《«»„](?P<quoted>{any_label})[”“\"」』’】》»«]|·(?P<dotted>{any_label})·)"
        rf"|(?P<open>{_OPENING})?(?P<space>[ 　]*)(?P<label>{any_label})(?P<after>[ 　]*)(?P<close>{_CLOSING})?"
    )


def fixes(line: str, known: KnownWords) -> Iterator[Fix]:
    """The wrong marks of a line, from its end to its beginning: what is before one stays where it is."""
    if not _SUSPICIOUS.search(line):
        return
    masked = _HIDDEN.sub(lambda hidden: "\0" * len(hidden[0]), line)
    found = [*converter_slips.escaped(masked, _ADDRESS), *_links(masked), *_schemes(masked)]
    for link in found:
        masked = masked[: link.start] + "\0" * len(link.written) + masked[link.start + len(link.written) :]
    found += converter_slips.attributes(masked, known.labels)
    found += [fix for find in (_data, _footnotes, _wide_spaces, _visible) for fix in find(masked)]
    found += (fix for fix in _code(masked) if fix.written[1:-1] not in known.labels)
    found += address_slips.bare(masked, known.hosts)
    found += code_slips.unmarked(masked, code_slips.of_codes(known.codes))
    labels = of_labels(known.labels)
    if labels and _MARKED.search(masked) and (of_label := list(_labels(masked, labels))):
        found += of_label
    else:
        found += _bold(masked)
    end = len(line) + 1
    for fix in sorted(found, key=lambda each: -each.start):
        if fix.start + len(fix.written) <= end:
            end = fix.start
            yield fix._replace(written=line[fix.start : fix.start + len(fix.written)])


def _spaced_links(line: str) -> Iterator[Fix]:
    """Links with spaces in their addresses, which are around signs: no file has such a name."""
    for found in _SPACED_LINK.finditer(line):
        written = found["to"].strip()
        to = _SPACES.sub(r"\g<sign>", written)
        if " " in written and _WHOLE_ADDRESS.fullmatch(to) and not _NUMBER_SIGN.match(written):
            meant = f"{'!' if found['picture'] else ''}[{found['words']}]({_address(to)})"
            yield Fix(found.start(), found[0], meant, SPACES_OF_LINK.of(meant))


def _links(line: str) -> Iterator[Fix]:
    if not any(sign in line for sign in "([（【［"):
        return
    yield from _spaced_links(line)
    for found in _LINK.finditer(line):
        words = found["words"] or found["open"] or found["swapped"]
        to = found["to"] or found["open_to"] or found["swapped_to"]
        if _OF_COMPUTER.match(to):  # unofficial-link
            continue
        meant = f"[{words}]({_address(to)})"
        meant = f"!{meant}" if found["picture"] else meant
        if found["end"]:
            meant += "" if line.startswith(found["end"], found.end()) else found["end"]
            yield Fix(found.start(), found[0], meant, END_OF_ADDRESS.of(meant))
            continue
        if meant != found[0]:
            yield Fix(found.start(), found[0], meant, _wrong_link(found, meant))


def _schemes(line: str) -> Iterator[Fix]:
    """The beginning of an address with a capital, as phones write it: browsers read it all the same."""
    for scheme in _CAPITAL_SCHEME.finditer(line):
        yield Fix(scheme.start(), scheme[0], scheme[0].lower(), None)


def _wrong_link(found: re.Match[str], meant: str) -> Mark:
    """What is wrong with it: one character of its address, or its marks."""
    for sign, mark in (("\\", SLASH_OF_LINK), ("：//", COLON_OF_LINK)):
        if found[0].replace(sign, "/" if sign == "\\" else "://") == meant:
            return mark.of(meant)
    return PICTURE if found["picture"] else LINK


def _address(written: str) -> str:
    """An address with half-width marks; of another host only its beginning can have wrong ones."""
    host = _OTHER_HOST.match(written)
    return f"{host[1]}://{written[host.end() :]}" if host else written.translate(_HALF_WIDTH)


def _data(line: str) -> Iterator[Fix]:
    for found in _DATUM.finditer(line) if "{" in line or "｛" in line else ():
        if found["name"].lower() in _DATA:
            words = ", ".join(f'"{word}"' for word in _WORD.findall(found["words"]))
            meant = f"{{{{ {found['name'].lower()}({words}) }}}}"
            if meant != found[0]:
                yield Fix(found.start(), found[0], meant, None if _RIGHT_DATUM.fullmatch(found[0]) else DATUM.of(meant))


def _code(line: str) -> Iterator[Fix]:
    for found in _WIDE_CODE.finditer(line):
        code = found["word"] or found["dotted"]
        yield Fix(found.start(), found[0], f"`{code}`", (WIDE_CODE if found["word"] else DOTS_OF_CODE).of(code))


def _footnotes(line: str) -> Iterator[Fix]:
    """The signs in the text: the notes themselves are told."""
    return (Fix(found.start(), found[0], "", FOOTNOTE) for found in _FOOTNOTE_MARK.finditer(line))


def _visible(line: str) -> Iterator[Fix]:
    """A mark at the end of a line, and names of emoji."""
    if found := _LINE_BREAK.search(line):
        yield Fix(found.start(), found[0], "", LINE_BREAK)
    for emoji in _EMOJI.finditer(line):
        yield Fix(emoji.start(), emoji[0], "", EMOJI.of(emoji[0].strip()))


def _wide_spaces(line: str) -> Iterator[Fix]:
    for found in re.finditer("[ 　]*　[ 　]*", line) if "　" in line else ():
        around = line[max(found.start() - 1, 0) : found.start()] + line[found.end() : found.end() + 1]
        yield Fix(found.start(), found[0], " " if around.isascii() and around.strip() else "", WIDE_SPACE)


def _bold(line: str) -> Iterator[Fix]:
    for found in _WIDE_BOLD.finditer(line):
        yield Fix(found.start(), found[0], f"**{found[1]}**", WIDE_BOLD.of(found[1]))
    if line.count("**") % 2 == 0:
        for found in _SPACED_BOLD.finditer(line):
            if found[1].strip() and found[1] != found[1].strip():
                yield Fix(found.start(), found[0], f"**{found[1].strip()}**", BOLD.of(found[1].strip()))


def _is_of_name(line: str, found: re.Match[str]) -> bool:
    """Whether the dots on both sides of a word are those between the parts of a name, or of a list."""
    has_letters = [bool(_LETTER.match(line, place)) for place in (max(found.start() - 1, 0), found.end())]
    return all(has_letters) and (found["dotted"].isascii() or len(found["dotted"]) < _LONG_LABEL)


def _labels(line: str, labels: re.Pattern[str]) -> Iterator[Fix]:
    """Labels with only half of their marks, or other marks."""
    is_odd = line.count("**") % 2 == 1
    for found in labels.finditer(line):
        if found["dotted"] and _is_of_name(line, found):
            continue
        if found["quote"]:
            label = found["quoted"] or found["dotted"]
            mark = QUOTED_LABEL if found["quoted"] else DOTS_OF_LABEL
            yield Fix(found.start(), found[0], f"**{label}**", mark.of(label))
            continue
        marks = (found["open"], found["close"])
        if not (all(marks) or (any(marks) and is_odd)):
            continue
        begin = found.start() if found["open"] else found.start("label")
        end = found.end() if found["close"] else found.end("label")
        if line[begin:end] != f"**{found['label']}**":
            mark = (WIDE_BOLD if "＊" in line[begin:end] else BOLD).of(found["label"])
            yield Fix(begin, line[begin:end], f"**{found['label']}**", mark)
