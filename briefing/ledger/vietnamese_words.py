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
# Of these and of the like, with a small syllable behind them: no country.
NO_COUNTRIES = """
mỹ thuật, mỹ phẩm, mỹ nhân, mỹ nữ, mỹ viện, mỹ học, mỹ nghệ, mỹ lệ, mỹ mãn, pháp luật, pháp lý,
pháp y, pháp danh, pháp định, pháp chế, pháp lệnh, pháp quyền, pháp đình, pháp sư, pháp trường,
pháp nhân, pháp quy, pháp hội, đức tính, đức hạnh, đức tin, đức độ, ý kiến, ý thức, ý chí, ý tưởng,
ý nghĩa, ý định, ý đồ, ý muốn, ý nguyện, anh hùng, anh em, anh chị, anh trai, anh ta, anh ấy, anh
dũng, anh linh, anh đào, thái độ, thái dương, thái giám, thái tử, thái hậu, thái miếu, thái cực,
áo dài, áo quần, áo choàng, áo tứ, áo bà, áo giáp, áo phao, lào xào, nhật ký, nhật báo, nhật trình,
nhật thực, hàn gắn, hàn lâm, hàn the, hàn thử, bỉ ổi, bỉ ngạn, hoa mỹ, trung tâm, trung ương
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
# What says of which kind a name is, and is no part of it: Sở Y tế, Công ty Giày Hưng Thái; and
# what a sentence begins with.
KINDS = """
ban bộ sở cục vụ viện phòng tổ trường trạm khoa luật đảng đoàn hội nhà tòa toà giải cúp báo hãng
tết lễ ngày tháng năm mùa đường phố chùa đền đình lăng rạp sân khu vùng miền thủ tỉnh quận huyện
phường xã thôn ấp khối đội quỹ quán tiệm xe tàu ga cảng kênh nước dân khách người vợ chồng ông bà
anh chị em cô chú bác cậu dì cháu cha mẹ con thầy các những mỗi mọi nhiều theo tại ở từ đến tới về
qua giữa gần trong ngoài trên dưới trước sau khi nếu vì do để và với cùng của là mà thì nhưng hay
hoặc bên cạnh vào ra lên xuống sáng trưa chiều tối đêm hôm bão mưa giày dép may dệt sợi thép gang
gạo gỗ sữa bia rượu nhựa giấy xăng dầu khí điện gas cát gạch ngói chè sản nhi phụ mắt phổi răng mặt
họng ung bướu da liễu y dược bệnh vua tuyến nút hầm gói cụm đồn trại cựu dịp như video ảnh tờ phiên
"""
# What the ground is made of: behind a small letter a part of the name (ở Suối Ngà), but none
# where the sentence begins (Suối Ngà Hai cạn nước).
GROUNDS = """
suối đồi bến hồ cầu chợ núi đảo đèo bàu rạch cồn gò hòn mũi bãi vàm khe sông tháp cửa giồng láng
đầm vũng hang động thác xóm buôn làng bản sóc ngã dốc cù kênh vịnh đập mỏ bưng rừng trảng cây
"""
# Of these, the ones behind which one syllable is a name: sông Hậu.
NAMED_BY_ONE = "sông núi đảo hồ đèo suối kênh rạch cầu chợ bão hang thác"
# What the names of the central highlands begin with; what follows need be no syllable.
HIGHLAND = """
đắk đăk đak krông ea ia chư kon plei ayun kông kbang glong
"""
# Behind these stands where something is.
WHERE = """
ở tại đến từ về qua giữa gần nối tới vào ra lên xuống sang quanh khắp rời thăm ngoài dọc quê vùng
cao tỉnh thuộc
"""
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
báo, bãi, bãi biển, bão, bản, bảo tàng, bến, bến phà, bến xe, bệnh viện, cao tốc, chung cư, chùa,
chợ, chợ nổi, công ty, công ty cổ phần, công ty tnhh, công viên, cảng, cầu, cầu treo, cửa khẩu,
doanh nghiệp, du thuyền, ga, giáo xứ, hang, hãng, hầm, hồ, hồ chứa, hợp tác xã, kcn, khu bảo tồn,
khu công nghiệp, khu du lịch, khu dân cư, khu đô thị, khách sạn, kênh, liên danh, làng, làng gốm,
làng nghề, lâm trường, mũi, mỏ, nghĩa trang, ngân hàng, ngã ba, ngã năm, ngã tư, nhiệt điện, nhà
hàng, nhà hát, nhà máy, nhà thờ, nông trường, núi, nút giao, phòng khám, phố, phố cổ, quán, quần
đảo, rạch, suối, sân, sân bay, sân vận động, sông, thcs, thpt, thpt chuyên, thác, tháp, thôn, thủy
điện, tiểu học, trung tâm thương mại, trường, trạm, tàu, tập đoàn, vòng xoay, vườn quốc gia, vịnh,
xã đảo, điện gió, đèo, đình, đường, đại học, đảo, đập, đền, đồi, đồn, động
"""
# Words of two syllables that some write with two capitals, and that name nobody and nothing.
TERMS = """
an ninh, bảo thủ, bảo tồn, bất động, bí thư, bộ trưởng, bệnh nhiệt, nhiệt đới, cách mạng, cận vệ,
cấp cứu, chiến dịch, chiến tranh, chính trị, chương trình, chủ nghĩa, chủ tịch, công chúa, công
dân, công giáo, công lý, công tước, cộng hòa, cộng sản, cơ quan, cơ đốc, cuồng phong, cựu chiến,
danh dự, dân chủ, dân tộc, di sản, dịch vụ, du lịch, dự luật, dữ liệu, đa dạng, đại công, đại diện,
đại học, đại hội, đại lộ, đại sứ, đặc biệt, đặc nhiệm, điện ảnh, điều tra, đo lường, độc lập, đối
lập, đối ngoại, đường phố, gia đình, giao thông, giám mục, giáo dục, giáo hoàng, giáo hội, giải
phóng, giấc mơ, hiến pháp, hiệp hội, hiệp định, hòa bình, hoàn vũ, hoàng gia, hoàng tử, hoàng đế,
học viện, hội nghị, hội đồng, kết luận, khí tượng, khoa học, khu vực, kiểm toán, kinh doanh, kinh
thánh, kinh tế, kỵ binh, kỷ lục, kỹ thuật, lao động, lãnh đạo, lễ hội, lịch sử, liên bang, liên
doanh, liên hiệp, liên hợp, liên minh, liên đoàn, lực lượng, mật vụ, môi trường, mở rộng, mục tiêu,
nam cực, năng lượng, nghệ thuật, nghị quyết, nghị sĩ, nghị viện, ngoại giao, ngoại trưởng, người
dân, ngân sách, ngôi sao, nguyên thủ, nhà nước, nhà thờ, nhà trắng, nhân quyền, nội các, nội vụ, nữ
hoàng, ô tô, phát triển, phòng thủ, phòng vệ, phục sinh, phúc lợi, phụ nữ, quản lý, quần vợt, quân
sự, quân đội, quận chúa, quốc gia, quốc phòng, quốc tế, quyền lực, quỹ đạo, sáng kiến, sinh học,
sức khỏe, sức mạnh, tài chính, tái sinh, tập đoàn, thanh giáo, thành phố, thánh đường, thần thoại,
thể thao, thế giới, thế kỷ, thế vận, thị trường, thị trưởng, thiên chúa, thiên hà, thiên nhiên,
thiên văn, thiền viện, thiếu nhi, thông tin, thông tấn, thời báo, thời trang, thời đại, thủ hiến,
thủ tướng, thủ đô, thư viện, thứ ba, thứ bảy, thứ bẩy, thứ hai, thứ nhất, thứ năm, thứ sáu, thứ tư,
thứ trưởng, thượng nghị, thượng viện, hạ viện, hạ nghị, thực phẩm, tiếng anh, tiếng việt, tiểu
bang, tình báo, tình yêu, tòa án, tối cao, tổng thống, tổng thư, trật tự, trẻ em, triển
lãm, trò chơi, trung học, trung tâm, trung ương, truyền hình, truyền thông, trường học, trường kỳ,
trưởng thành, tư nhân, tư pháp, tư thục, tự do, tự trị, ủy ban, uỷ ban, văn hóa, văn học, văn
phòng, vệ binh, vệ sinh, viện trợ, viễn thông, vĩ đại, vinh quang, vòng loại, vô địch, vương quốc,
xã hội, xây dựng, xe buýt, y tế, chủ nhật, chúa nhật, quan thế, thế âm, bồ tát, a di, di đà, trí
thức, thức trẻ, đưa tin, người đưa, táo khuyết, quả táo, sống đẹp, chữ thập, thập đỏ, sao vàng, anh
hùng, chiến công, tấn công, xanh da, da trời, xóa đói, giảm nghèo, nghề nghiệp, kỹ năng, thế chiến,
hạng nhất, hạng nhì, hạng ba, giỗ tổ, quốc tổ
"""
# In the same clause before a name: a firm has it, whatever its trade is called between.
FIRMS = "công ty, tập đoàn, doanh nghiệp, hợp tác xã, nhà máy"
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
CSHT KHKT KHHGĐ DS BVĐK TTYT YTDP KCB ATVSLĐ BVMT QLR KL BVR PCTT TKCN PCLB PCD TP TX KLH KTS BX HT
BC KH TTCP LNST LMLM TBN NVCC HNMO TNXP TCMN CCN KKT KTM KDL NVH TTVH TTTM TTHN KCNC CNC TDP KP
THCN TCCN HSG GVCN GVMN KTTV KHXH KHTN KHCN NCKH NCS CBQL CBGV CNV TVTU BTVTU TU HU QU UBTVQH UBTP
UBBC UBMT VPUB VPTU CVP PCVP VKSNDTC TANDTC TTTP CSMT CSTT CSBV CSKT CSND ANKT ANCT CATP CAX CAP
CAH CAT BCA BQP BTP BTTTT BTL QKTD CSB CNCH TKN NTTS HTXDV HTXDVNN CNHT KTTT KTTN TBA CSSK SKSS
BVSK YTCC TYT PKDK BVTW BNN SXH TCM TTYTDP VSMT VSTP ATVS BHTN BHNT PCTNTC TTGDTX TTDN GDDT GDQP
QPTD ANTQ KTNS KTXH CTMTQG MTQG NQ QH QHCT QHPK GPXD XD CTXD VLXDTT KDTM NOXH BV BVDKTW DHQG CDSP
TCSP THPTQG PGD PHHS CMHS HPHS TKXD HSMT HSDT GPLX CSDL CMKT BCTC KQKD VCSH TNHHMTV CTCK QTKD HDKD
NSTW NSNN TPDN NHNNVN PTTT TTCK SGDCK HDLD KHDN THN
"""
