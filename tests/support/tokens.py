"""What texts of each kind are made of, and what breaks those who read them."""

from __future__ import annotations

MARKUP = (
    "**", "*", "_", "__", "`", "``", "[", "]", "(", ")", "](", "![", "{#a}", "{#app .steps}", "{: .x}", "{{", "}}",
    '{{ wait("star-verify") }}', '{{ wait("x\\ny") }}', '{{ wait("\\ud800") }}', "# ", "## ", "### ", "> ", "- ",
    "- [ ] ", "1. ", "1) ", "    ", "\t", "|", "|---|", '!!! warning "x"', "!!! note", "???", ":   ", "<b>", "<!--",
    "-->", "<div>", "</div>", "&amp;", "&#2;", "&#10;", "&#xD800;", "&NewLine;", "\\", "[x]: http://a", "<http://a.b>",
    "<a@b.c>", "http://", "[x](http://[)", "***", "---", "===", "~~~", "\n\n", "\n", "---\n", "<<<<<<< HEAD",
    "{: data-source-line=x }", '{: href="http://[" }',
)  # fmt: skip
YAML = (
    ": ", "- ", "? ", "[", "]", "{", "}", "&a ", "*a", "!!str ", "!!bool x", "!!timestamp 1", "!!binary x", "!!int x",
    "!!set {a}", "!x ", "|\n", ">\n", '"', "'", "#", "%YAML 1.2\n", "---\n", "...\n", "null", "~", "yes", "0x1f",
    "1e999", ".inf", ".nan", "2026-13-45", "9999-12-31", '"\\0"', '"a\\nb"', '"\\e[31m"', "<<: ", "=", "@", "1_000",
    "12345678901234567890", "190:20:30", "&a [*a]", "3",
)  # fmt: skip
ODD = (
    *map(chr, (0, 1, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD, 0x200B, 0x200D, 0x200E, 0x202E, 0x2028, 0x2029, 0x2066)),
    *map(chr, (0xFEFF, 0xFFFE, 0xFFFF, 0x301, 0x345, 0x3000, 0xE0041, 0x10FFFF)),
    *"İıſKßﬁǅ²①Ⅷ½٣१𝟘〇亿㊙ﷺａ１。．℀№㏂", "\r", "\r\n", "👨‍👩‍👧", "🇨🇳",
)  # fmt: skip
WORDS = (
    "1 ſecond", "3 mınutes", "3 thouſand", "twice", "一百二十三", "两三天", "第 4 步", "2026-11-20", "12:30 PM", "$5",
    "5 元", "three to five days", "Auguſt 3, 2026", "August 3", "t.me/abc", "t 点 me", "a@b.example", "@handle",
    "`*233#`", "10086 10086", "加微信 abc123", "**实名认证**", '"实名认证"', "（可选）", "Optional:", "请", "您",
    "Open the app.", "打开应用。", "1–3 个工作日", "one to three business days", "a day", "一", "9" * 30, "1²",
)  # fmt: skip
HTML = (
    "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>",
    "<!DOCTYPE a [", "<a href=", '<a href="#x">', "<base href='//x'>", "<base href=../..>", "<meta charset=utf-16>",
    "<meta charset=x-user-defined>", '<meta http-equiv="refresh" content="0;url=a.html">', "<svg>", "<math>",
    "<template>", "<iframe srcdoc='<a href=b>'>", "<script>", "</script>", "<style>", "<title>", "<plaintext>",
    "<noscript>", "<textarea>", "<select>", "<table>", "<frameset>", '<link rel=manifest href="x.json">',
    '<link rel="alternate" hreflang="x" href="a">', '<img srcset="a 1x, b 2x,, c">', ' id="x"', " name=x", " lang=",
    ' data-check-links="off"', ' data-check-links-reason="x"', " xml:base='x'", " href", ' usemap="#m"', "&#xD800;",
    "&#0;", "&#x110000;", "&amp", "&lt;", "&notit;", "&x;", "<!ENTITY a '&a;&a;'>", "<a:b xmlns:a='c'>",
    "<font color=1>",
)  # fmt: skip
WEB = (
    "..", "../", "/", "//", "\\", "#", "?", ":", "@", "%", "%2e", "%2E%2e", "%00", "%zz", "%E5%8D%A1", "http:",
    "https://", "https://[::1]", "https://x.example:65536/", "https://help.example.org/", "mailto:", "mailto:a@b",
    "tel:+1", "tel:", "data:text/html,<a href=x>", "data:;base64,", "javascript:", "xn--a", "[", "]", ":~:text=",
    "#:~:text=a,-b", "index.html", " 301", " 200!", " 404", ":splat", "*", "/* /x 200", " Country=us", " a=:b",
    "url(", "url('", "@import ", "@import url(x) layer(a);", "image-set('a' 1x)", "\\0", "\\110000 ", "\\\n", "/*",
    "*/", "{", "}", "(", ")", "calc(", "!important", '"', "'", ";", ",", "src", "icons", "null", "true", "1e999",
    "-0", "[[", "{}", '"\\ud800"', '{"icons":[{"src":1}]}', '"start_url":', "NaN", "Infinity", "User-agent: *",
    "Sitemap: x", "Disallow: /", "<loc>", "</loc>",
)  # fmt: skip
JINJA = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{%-", "-%}", "{{ view.title }}", "{% if x %}", "{% endif %}",
    "{% for a in b %}", "{% include 'x.html' %}", '{% include "x.html" %}', "{% extends 'x' %}", "{% block a %}",
    "{% macro a(b) %}", "{% raw %}", "{% set a = 1 %}", "| upper", "| nothing", "is nothing", "~", "[", "(", "{",
    "1e999", "'", '"', "{{ text('x') }}", ' class="a b"',
)  # fmt: skip
