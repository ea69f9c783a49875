"""Newspapers of Viet Nam: where they are, what they are called, what they call themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.vietnamese import text as vi


class Outlet(NamedTuple):
    """A newspaper."""

    name: str
    """Its usual short name."""
    hosts: tuple[str, ...]
    """Where it is published; what is under them is the paper's too."""
    also: tuple[str, ...] = ()
    """What bylines, titles and metadata call it besides."""


OUTLETS = (
    Outlet("PLO", ("plo.vn",), ("Báo Pháp Luật TP. Hồ Chí Minh", "Pháp luật TP.HCM")),
    Outlet("VnExpress", ("vnexpress.net",), ("Báo VnExpress", "VnExpress - Tin nhanh Việt Nam")),
    Outlet("Tuổi Trẻ", ("tuoitre.vn",), ("TTO", "Tuổi Trẻ Online")),
    Outlet("Thanh Niên", ("thanhnien.vn",), ("TNO", "Thanh Niên Online")),
    Outlet("VietnamPlus", ("vietnamplus.vn",), ("Vietnam+", "Vietnam+ (VietnamPlus)")),
    Outlet("Nhân Dân", ("nhandan.vn",), ("NDO", "NDĐT", "Nhân Dân điện tử")),
    Outlet("Dân trí", ("dantri.com.vn",), ("Dân trí News",)),
    Outlet("VietNamNet", ("vietnamnet.vn",), ("VNN",)),
    Outlet(
        "Báo Chính phủ",
        ("baochinhphu.vn",),
        ("Chinhphu.vn", "Báo Điện tử Chính phủ", "baochinhphu.vn", "VGP", "VGP News"),
    ),
    Outlet("Xây dựng chính sách, pháp luật", ("xaydungchinhsach.chinhphu.vn",), ()),
    Outlet("Chính phủ", ("chinhphu.vn",), ("Cổng Thông tin điện tử Chính phủ",)),
    Outlet("Tiền Phong", ("tienphong.vn",), ("TPO", "Tiền Phong Online")),
    Outlet("Lao Động", ("laodong.vn",), ("LĐO", "Lao Động Online")),
    Outlet("Người Lao Động", ("nld.com.vn",), ("NLĐO", "NLDO", "Người Lao Động Online")),
    Outlet("Znews", ("znews.vn", "zingnews.vn"), ("ZNEWS.VN", "Zing", "Zing News", "Tri thức")),
    Outlet("VOV", ("vov.vn", "vov.gov.vn"), ("VOV.VN", "Đài Tiếng nói Việt Nam")),
    Outlet("VTV", ("vtv.vn",), ("VTV.vn", "VTV Online", "Đài Truyền hình Việt Nam")),
    Outlet("VTC News", ("vtcnews.vn", "vtc.vn"), ("VTC",)),
    Outlet("SGGP", ("sggp.org.vn",), ("SGGPO", "Sài Gòn Giải Phóng", "Sài Gòn Giải Phóng Online")),
    Outlet("Hànộimới", ("hanoimoi.vn",), ("HNM", "HNMO", "Hà Nội mới")),
    Outlet("Quân đội nhân dân", ("qdnd.vn",), ("QĐND", "QĐND Online")),
    Outlet("Công an nhân dân", ("cand.com.vn", "cand.vn"), ("CAND", "Báo CAND")),
    Outlet("Đại biểu Nhân dân", ("daibieunhandan.vn",), ()),
    Outlet("Báo Tin tức", ("baotintuc.vn",), ("Tin tức TTXVN",)),
    Outlet("bnews", ("bnews.vn",), ("BNEWS",)),
    Outlet("VnEconomy", ("vneconomy.vn",), ("VnEconomy.vn",)),
    Outlet("CafeF", ("cafef.vn",), ("Cafef.vn",)),
    Outlet("Vietnamfinance", ("vietnamfinance.vn",), ()),
    Outlet("VietnamBiz", ("vietnambiz.vn",), ()),
    Outlet("Kinh tế Sài Gòn", ("thesaigontimes.vn",), ("KTSG Online", "KTSG", "KTSGO")),
    Outlet("Báo Đầu tư", ("baodautu.vn",), ("Đầu tư Online",)),
    Outlet("Báo Công Thương", ("congthuong.vn",), ()),
    Outlet("Báo Xây dựng", ("baoxaydung.vn", "baogiaothong.vn"), ("Báo Giao thông",)),
    Outlet("Sức khỏe & Đời sống", ("suckhoedoisong.vn",), ("SKĐS", "SKDS")),
    Outlet("Giáo dục & Thời đại", ("giaoducthoidai.vn",), ("GD&TĐ", "GDTĐ")),
    Outlet("Nông nghiệp và Môi trường", ("nongnghiepmoitruong.vn", "nongnghiep.vn"), ()),
    Outlet("Dân Việt", ("danviet.vn",), ()),
    Outlet("Phụ nữ Việt Nam", ("phunuvietnam.vn",), ("PNVN",)),
    Outlet("Phụ nữ TP.HCM", ("phunuonline.com.vn",), ("PNO",)),
    Outlet("Kinh tế & Đô thị", ("kinhtedothi.vn",), ("KTĐT",)),
    Outlet("Thế giới & Việt Nam", ("baoquocte.vn",), ("TG&VN", "Báo Thế giới và Việt Nam")),
    Outlet("Đảng Cộng sản Việt Nam", ("dangcongsan.vn",), ("ĐCSVN",)),
)
"""Names as people say them; anything else keeps the name that its pages give."""

_BEFORE_NAMES = re.compile(r"^(?:báo điện tử|báo|tạp chí|trang)\s+")
_BEHIND_NAMES = re.compile(r"\s+(?:online|điện tử|news|media|\.vn)$")


def site(host: str) -> str:
    """Return a host without what stands for a device: www., m., amp., mobile."""
    return re.sub(r"^(?:(?:www|m|amp|mobile)\.)+", "", host.lower().rstrip("."))


def host_of(url: str | None) -> str | None:
    """Return the site of an http(s) URL; None for anything else."""
    try:
        parts = urlsplit(url or "")
        return (
            site(parts.hostname) if parts.scheme in ("http", "https") and parts.hostname else None
        )
    except ValueError:
        return None


def by_host(host: str | None) -> Outlet | None:
    """Return the newspaper that a host belongs to."""
    for outlet in OUTLETS:
        for own in outlet.hosts:
            if host == own or (host or "").endswith(f".{own}"):
                return outlet
    return None


def by_name(name: str) -> Outlet | None:
    """Return the newspaper that is called so in bylines and metadata."""
    return _names().get(plain(name))


@cache
def _names() -> dict[str, Outlet]:
    """Return the newspapers by all their names."""
    names: dict[str, Outlet] = {}
    for outlet in OUTLETS:
        for name in (outlet.name, *outlet.also, *outlet.hosts):
            names.setdefault(plain(name), outlet)
    return names


def plain(name: str) -> str:
    """Return a name for comparison: `Báo điện tử Dân Trí` and `Dân trí` are one."""
    folded = vi.fold(vi.one_line(name))
    return _BEHIND_NAMES.sub("", _BEFORE_NAMES.sub("", folded)).strip(" .")
