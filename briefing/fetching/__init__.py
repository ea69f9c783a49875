"""Web pages, fetched safely: from public addresses only, within limits, as sites allow.

    fetcher     the story: address, robots.txt, turn, request, redirect, page
    urls        a web address taken apart, in one way only
    addresses   which addresses of the network may be connected to
    line        a connection with a clock and a counter in it
    exchange    one request and its response
    answers     what a status or a media type other than a page's means to the user
    robots      what a site lets programs read
    pace        one request at a time to a host, and a pause between two
    keeping     pages of earlier runs, for requests on condition
    failure     why a page cannot be had
    page        what was fetched
Start with `fetcher`; what is exported here is cheap to import.
"""

from briefing.fetching.page import Page
from briefing.fetching.urls import is_url, shown, without_tracking

__all__ = ["Page", "is_url", "shown", "without_tracking"]
