"""Texts of links that do not say where a link leads, of all languages that come with the generator."""

from __future__ import annotations

# In lower case, without marks at their ends.
VAGUE_LINKS = frozenset(
    "here|click here|click|link|this|this link|this page|more|more info|read more|learn more|see here|details|go|"
    "这里|点这里|点击这里|请点击这里|请点击|点击此处|点此|此处|点我|按此|这个链接|此链接|链接|更多|查看|查看更多|了解更多|"
    "详情|查看详情|戳这里|點這裡|點擊這裡|點此|此處|點擊此處|這裡|連結".split("|")
)
