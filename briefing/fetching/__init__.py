"""Web pages, fetched safely: from public addresses only, within limits, as sites allow."""

from briefing.fetching.page import Page

__all__ = ["Page"]
