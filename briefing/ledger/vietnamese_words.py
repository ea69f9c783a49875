"""The words that the reading of names in Vietnamese goes by.

Written from knowledge of the language. A list is text, its items between spaces (words) or
commas (phrases); the reader folds it on first use.
"""

from __future__ import annotations

# Unit words that have another meaning before a Latin word: bản Windows.
ALSO_COMMON = "bản làng sóc h q p tt tx"
# Countries of one syllable that are other words as well: where a sentence begins, the capital
# says nothing.
AMBIGUOUS = "anh thái áo ý hàn nhật nga đức lào úc bỉ mỹ pháp síp"
# Syllables that name a country or a continent only beside other words; nothing is demanded.
WEAK = """
hoa trung phi á âu đài tàu sát viên bồ hung mã thổ hán việt mác ấn tiệp miến miên la-tinh latin vn
"""
# Behind these a country only tells which money, which language.
CURRENCIES = "la bảng yên won tệ rúp franc dollar dola đô"
# Before a name, and no part of it.
TITLES = "mr mrs ms miss dr"
# Loan words that Vietnamese writes with a capital where a sentence begins, or at will.
LOANS = """
album anime aptomat bar bikini blog boeing camera card casino catwalk cello chat chip clip club
combo comment concert container cup dollar email euro fan festival file game gara gay golf hacker
hashtag hotline hot internet jazz karaoke kg km laptop legging light like link live livestream logo
marathon mascara massage menu metro mini mobile model motel ngo offline oh ok online oxy paparazzi
photo piano pin pizza podcast pop poster rap reality resort robot rock sandwich sauna scandal shop
show showbiz single skype smartphone sofa solo spa spoiler sms stress style taxi team test tour
trailer tv usb valentine video villa visa vlog web website wifi workshop yoga zoom facebooker
youtuber startup top vip ôtô êkíp liveshow karate pallet judo taekwondo yen guitar ballet bê-tông
sex selfie radio format data cty info
"""
# The sixty years: Giáp Thìn, Kỷ Hợi.
STEMS = "giáp ất bính đinh mậu kỷ canh tân nhâm quý"
BRANCHES = "tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi"
# What begins the name of a body, a feast, an office or a thing, which English translates.
HEADS = """
thế ủy uỷ ban bộ sở cục vụ viện phòng tổng phó trưởng chủ bí đảng đoàn hội quốc nhà trung công tòa
toà kiểm mặt liên hiệp tổ cơ trường học đại cao mầm mẫu bệnh trạm khoa luật nghị quyết chỉ thông
hiến huân huy bằng giải cúp danh nghệ anh bà tết lễ ngày tháng năm thứ mùa nguyên cộng cách trái
báo tạp đài ngân tập doanh bảo hàng đường sông biển núi hồ cầu chợ đèo chùa đền đình thánh lăng thư
rạp hát quảng sân khu vùng miền thủ tỉnh thành quận huyện phường xã thôn ấp làng bản khối chương dự
đề chiến phong cuộc vô siêu ngoại hai ba bốn một việt đổi tình mẹ cha con người trẻ gia ông cụ chúa
trời phật bồ quan tin bên theo trong khi nếu vì và của là các những tại từ đến với cho thầy cô thưa
kính tôi chúng ta họ chị em thượng hạ tiền hậu nhân dân lao văn thể giáo lực cựu phụ thanh thiếu
nhi độc tự hạnh xây phát hoa kỹ phiên hành xóa triều đời vua
"""
# What is mostly called by a proper name.
NAMED_THINGS = """
bến xe, bệnh viện, chùa, chợ, công ty, cảng, cầu, ga, kcn, khu công nghiệp, khu đô thị, khách sạn,
ngân hàng, nhiệt điện, nhà máy, phố, sân bay, sông, thcs, thpt, thủy điện, tập đoàn, đường, đại học
"""
# Phrases of the list of places that are none.
NO_PLACES = """
bạch dương, công an, công giáo, công ty, công đoàn, diêm vương, giáng sinh, hoàng thành, hán nôm,
hán việt, hải vương, hồng lâu mộng, hồng quân, hồng thập tự, hồng y, kim cương, kim ngưu, kim tự
tháp, lao động, mỹ đức, nam hàn, nguyên đán, người lao động, ngọc hoàng, nhà nước, nhân dân, phật
đản, phục sinh, quan thế âm, quan âm, quốc gia, quốc hội, thanh niên, thiên vương, thống nhất, tin
lành, tiền phong, trung thu, trung ương, tuổi trẻ, tết nguyên đán, việt cộng, việt kiều, việt minh,
việt nam, việt đức, vu lan, văn hóa, văn phòng, điện biên phủ, đoan ngọ, đoàn chủ tịch, đường luật
"""
# Abbreviations of Vietnamese words that need no English of their own; all with Đ, Ư … too.
NATIVE = """
ĐHQG VH XH KT QS QP AN TS ThS PGS GS THS CK CKII CKI BN TPHCM NXB CTV GĐ PGĐ PCT CT BT TBT PTT TT
UV UVBCH BTV VP TB PCTN TNCS HCM TNTP CNVC CBCNV CB CC VC NĐT NB TH MN ND LS KS PTTH CN TC KCS XN
DNTN MTV SX TM DV XNK VLXD QLĐT QLNN KDC NƠXH NV SN CCB PN TN HPN CAND QĐND BĐBP CSCĐ CSKV CBCS
HVCH TCT NHTM NHTMCP TMCP TCTD TSCĐ QSDĐ QSH GCN KT3 HKTT CQ PA ANĐT PC01 PC02 PC03 PC04 PC06 PC07
PC08 PC45 PC46 PC47 PX03 PA05 C03 C02 C06 C08 TTHC TTĐT TTKDTM TTX TTXVN VNA TTO PLO TTK LĐLĐ LĐ
LĐO NLĐO VOV VTV HTV SGGP VPQH UBKT KSND CSXH NHCSXH TCKH PTNT BKS VND VNĐ USD ANQG TNDN TNCN GTGT
NHCS BTNMT BGDĐT BYT BNV BCT BXD BTC BKHĐT CBCC CCVC NSX GDTX GDNN THADS TGĐ HĐQT HĐTV HĐXX HTXNN
CTXH TTCN LLVT NVQS VKS VPCP VPCQ TCCP BHTGVN KBNN QLDA BQLDA BOT GTNT DTTS NTM TDTT VHVN VHNT CSVC
CSHT KHKT KHHGĐ DS BVĐK TTYT YTDP KCB ATVSLĐ BVMT QLR KL BVR PCTT TKCN PCLB PCD
"""
