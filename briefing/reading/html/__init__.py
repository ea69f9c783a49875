"""Web pages of newspapers: the article in them, without what stands around it.

    parsing        bytes → a bounded tree, its JSON-LD and its meta tags
    tree           the tree with an index: elements by class, lengths, what lies where
    linked_data    JSON-LD, malformed as it often is
    outlets        newspapers: their hosts, their usual names
    places         where pages keep the article, its lead, its author: markers
    boilerplate    what is furniture, by the names of boxes and by the wording of lines
    page           a page taken apart: what all the fields are read from
    body           which element holds the article
    blocks         that element → lines and captions
    lead, bylines, titles, stamps, addresses   one rule a field
    coverage       what the page holds and was not read
    refusals       what a page without an article looks like
    reader         all of it together
The rules are told in docs/pages.md. Start with `reader`.
"""

from briefing.reading.html.reader import read

__all__ = ["read"]
