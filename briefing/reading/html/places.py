"""Where pages keep things, as markers (see `tree.Tree`), the more telling ones first.

The names of classes are facts of the newspapers' pages of 2015 to 2026. Most papers use one of
five systems; a paper that is not listed often uses one of them too.
"""

BODY = (
    # VnExpress
    "article.fck_detail", ".fck_detail",
    # Tuổi Trẻ, Thanh Niên, Báo Chính phủ, Người Lao Động, CafeF and others of one system
    "[data-role=content]", ".afcbc-body", "#main-detail-body", ".knc-content",
    # PLO, VietnamPlus, Nhân Dân, Tiền Phong, SGGP and others of one system
    ".article__body.cms-body", ".zce-content-body", ".article__body", ".cms-body",
    # VietNamNet
    "#maincontent.maincontent", ".maincontent.main-content",
    # Dân trí
    "#desktop-in-article", "[data-slot=content]", ".singular-content", ".dt-news__content",
    ".e-magazine__body",
    # others
    ".the-article-body", ".detail-content-body", ".edittor-content", ".art-body", ".vnbcbc-body",
    "#vst_detail", "#article-editor", ".ct-edtior-web", ".lr-ct", "#abody", ".b-maincontent",
    ".sc-longform-body", "[itemprop=articleBody]", ".__MASTERCMS_CONTENT", "#ContentDetail",
    ".content_detail_news", "#content_detail_news", "#content-detail", ".content-detail",
    ".detail-content", ".detail__content", ".details__content", ".article-body",
    ".article-content", ".article__content", "#article-body", ".entry-content", ".post-content",
    ".post-body", ".story-body", ".news-content", ".content-news", ".td-post-content",
    ".tdb_single_content", ".maincontent", ".main-content-body",
)  # fmt: skip
LEAD = (
    "[data-role=sapo]", ".detail-sapo", ".article__sapo", ".content-detail-sapo",
    ".singular-sapo", ".dt-news__sapo", "[data-slot=sapo]", ".e-magazine__sapo", ".cms-desc",
    ".knc-sapo", ".the-article-summary", "p.description", ".sc-longform-header-sapo",
    ".vnbcbc-sapo", ".article-content__lead", ".lr-summary-post", ".sapo_detail",
    ".article__summary", ".detail__summary", ".article-sapo", ".news-sapo", ".sapo",
    ".lead_post_detail", ".lead", ".chapeau", ".trichdan", ".trich-dan", ".tomtat",
    ".tom-tat", ".mota", "[itemprop=description]", ".abs",
)  # fmt: skip
TITLE = (
    "h1.title-detail", "h1.article__title", "h1.article__header", "h1.cms-title",
    "h1[data-role=title]", "h1.detail-title", "h1.content-detail-title", "h1.title-page",
    "h1.dt-news__title", "h1[data-slot=title]", "h1.e-magazine__title", "h1.the-article-title",
    "h1[itemprop=headline]", "h1.article-title", "h1.entry-title", "h1.post-title",
)  # fmt: skip
BLOG_TITLE = ("h2.entry-title", "h3.entry-title", "h2.post-title", "h3.post-title")
AUTHOR = (
    ".author-item-name", ".author-info .name", "[data-role=author] .name", ".detail-author .name",
    ".article-detail-author__info .name", ".article__author .name", ".cms-author",
    ".article__author", ".author-name", ".detail-author", ".author_mail",
    ".sc-longform-header-author", ".article-meta__author", "[itemprop=author]", "[rel=author]",
    ".the-article-author", ".byline", ".pAuthor", ".author-detail", ".article-author",
    ".post-author", "p.author", "span.author", "div.author", "a.author",
)  # fmt: skip
"""A marker behind a space lies in the one before it."""
