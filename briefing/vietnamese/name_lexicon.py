"""The words that `names` goes by: lists, and the index over them.

Written from knowledge of the language, not taken from a corpus. A list is text, its items
between spaces (words) or commas (phrases); it is folded and indexed on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import Literal, NamedTuple

from briefing.vietnamese.text import fold

Gender = Literal["male", "female"]

# Kinh family names whose capital rarely begins anything but a person's name.
FAMILY_STRONG = """
bùi chử doãn dương hoàng huỳnh khuất khương kiều lê lưu nghiêm nguyễn ngô ngạc ngụy nhữ phan phí
phùng phạm quách quản thiều thẩm tiết trương trầm trần trịnh tô tưởng tạ võ vũ vương đinh đàm đào
đậu đặng đỗ
"""

# The commonest of them, and those that even with a single syllable behind them name no place.
FAMILY_UNPLACED = "nguyễn trần lê phạm huỳnh đặng bùi đỗ ngô trương"
FAMILY_COMMONEST = "nguyễn trần lê phạm huỳnh hoàng võ vũ đặng bùi đỗ ngô phan trương đinh"

# Family names that are also common words, or common beginnings of the names of places.
FAMILY_WEAK = """
biện bàn bành bạch bảo bế cam cao chu châu chế cung cù cấn cự danh diêm diệp giang giáp hà hàn
hàng hán hình hùng hầu hồ hồng hứa kha khúc khưu khổng kim la lai liên liêu liễu lâm lã lãnh lò lô
lý lương lường lạc lại lỗ lộ lộc lục lữ ma mai mao mã mông mạc mạch mạnh mẫn mẫu ngọ nhan nhâm
ninh nông ong phù phương quyền quảng quế sái sùng sơn sầm sử thang thi thiệu thào thái thân thích
thạch thịnh tiêu tiếu triệu ty tào tòng tôn tăng tư tấn tất tần tập tằng tống từ ung uông vi viên
vân văn vạn xa y yên ân âu ôn đan điền điểu đoàn đái đôn đăng đồng đổng ấu ứng
"""

# Family names and name particles of other peoples of Viet Nam. What follows need not be a
# Vietnamese syllable.
FAMILY_MINORITY = """
adrơng alăng arất ayun bhling bhnướch bing blúp bnướch bríu brôl byă bạc chamaléa chăng chảo cil
cơlâu cư cầm giàng h' hlong hmok hra hvinh hù hạng hờ k' ka kapă katơ kbuôr khà kna kpuih kpă
krajan kriêng kră ksor ksơr ktla liêng lù lùng lơ lầu lự mlô mùa mùi mơ nay niê phàn pi pinăng
păng pơloong pờ quàng rah rahlan rcom riah rmah rô rơ siu thào thò tráng tupơl tơ tẩn ul vàng vầy
vừ xồng zơ zơrâm êban ênuôl êñuôl điêu điểu đắt khoàng lèo moong chẻo thền cháng sìn sần lỳ
phìn
"""

# Syllables that people's second, middle and given names are made of.
GIVEN = """
a an anh ba biên bàng bá bách bân bé bình bích bính bôn bông băng bạch bảo bảy bắc bằng bổng bội
bửu cam can cang cao chi chinh chiêu chiến chiểu chung chuyên chuyền chuẩn chánh châm chân châu
chí chính chúc chương chưởng chất cung cát công cúc cơ cương cường cảm cảnh cần cẩm cậy cừ cừu cự
danh di dinh diên diễm diễn diện diệp diệu doan doanh doãn dung duy duyên duyệt duệ dân dũ dũng dư
dương dưỡng dịch dụng dự gia giang giao giàu giác giáo giáp giỏi gấm hai hanh hinh hiên hiến hiếu
hiền hiển hiểu hiện hiệp hiệu hoa hoan hoà hoài hoàn hoàng hoá hoán hoè hoạch hoạt hoằng huy huyên
huyền huyện huân huấn huế huề huệ huỳnh hy hà hàm hàn hành hào hán hân hòa hòe hóa hùng hưng hương
hướng hường hưởng hạ hạnh hạo hải hảo hậu hằng hồ hồi hồng hộ hội hới hợi hợp hữu kha khai khang
khanh khiêm khiêu khiết khiển khoa khoan khoá khoái khoẻ khuynh khuyên khuyến khuyết khuê khuông
khá khái khánh khâm khôi khương khả khải khắc khởi kim kinh kiêm kiên kiếm kiều kiểm kiện kiệt
kính kỳ kỷ lai lam lan lang lanh linh liêm liên liễu loan long loát luân luận luật ly lành lâm lân
lãm lãng lê lý lăng lĩnh lư lưu lương lượm lượng lạc lạng lập lễ lệ lịch lộ lộc lới lợi lục lực
lựu mai minh miên muội my mão mùa mùi mơ mười mạnh mẫn mận mật mậu mẹo mến mị mịch mộc mộng mừng
mỹ nam nga nghi nghiêm nghiễm nghiệp nghĩ nghĩa nghị ngoan nguyên nguyễn nguyện nguyệt ngà ngát
ngân ngô ngôn ngạc ngạn ngọ ngọc ngữ nhan nhi nhiên nhiều nho nhu nhung nhuận nhàn nhâm nhân nhã
nhơn như nhường nhượng nhạ nhạn nhất nhẫn nhật nhị nhựt ninh năm năng nương nết nụ oanh phan phi
phiên phong phu phác phái phát phòng phó phóng phù phùng phú phúc phương phước phượng phấn phụ
phụng quan quang quy quynh quyên quyến quyết quyền quyển quán quát quân quý quản quảng quế quốc
quới quỳnh sa san sang sen sinh siêng song sáng sánh sâm sĩ sơn sương sảng sử sửu sự sỹ tam tham
thanh thao thi thinh thiên thiều thiện thiệp thiệt thiệu tho thoa thoan thoăn thoại thoả thu
thuyên thuyết thuyền thuân thuý thuấn thuần thuận thuật thuỳ thuỵ thuỷ thành thái thâm thân thê
thêm thìn thích thông thùy thúy thăng thơ thơm thư thương thường thưởng thượng thạch thạnh thạo
thản thảnh thảo thẩm thận thập thật thắm thắng thế thị thịnh thọ thỏa thới thời thụ thục thụy thủy
thức thực tiên tiêu tiến tiếp tiền tiệp toan toàn toán toại toản tra trai trang tri trinh triết
triều triển triệu trung truyền trà tráng trâm trân trình trí trúc trương trước trường trưởng
trượng trạch trấn trầm trận trị trọng trợ trụ trừ trực tuyên tuyến tuyết tuyền tuyển tuân tuấn
tuất tuế tuệ tài tá tám tánh tâm tân tây tình tích tín tính tòng tôn tùng tú túc túy tý tư tươi
tước tường tưởng tượng tạo tấn tất tập tịnh tố tốt tồn tới tụ từ tửu tỵ uy uyên vang vi vinh viên
viết viễn việt vui vy vàng vân võ văn vĩ vĩnh vũ vương vượng vạn vịnh vọng xa xinh xuyên xuyến
xuân xướng xảo xứng y yên yến ái ánh ân âu ích út ý đa đan đang điềm điền điểm điển điệp điệu đoan
đoàn đoá đàm đàn đào đình đính đóa đô đông đăng đương đường được đượm đại đạo đạt đảng đắc đằng
đặng đề đễ đệ đỉnh định đống đồng đổng độ đức ước ấn
"""

# Names of people that usually stand for a street, school or ward: a person only when so named.
NAMESAKES = """
an dương vương, bà huyện thanh quan, bà triệu, bùi hữu nghĩa, bùi thị xuân, bùi viện, bùi xương
trạch, bùi đình túy, bế văn đàn, cao bá quát, cao thắng, cao xuân dục, chu mạnh trinh, chu văn an,
châu văn liêm, cống quỳnh, dương bá trạc, dương minh châu, dương quảng hàm, dương tử giang, dương
đình nghệ, hai bà trưng, hoàng diệu, hoàng hoa thám, hoàng quốc việt, hoàng sa, hoàng văn thụ,
hoàng đạo thúy, huyền trân công chúa, huỳnh thúc kháng, huỳnh tấn phát, huỳnh văn bánh, hà huy
giáp, hà huy tập, hàm nghi, hàm tử, hàn mặc tử, hàn thuyên, hùng vương, hồ chí minh, hồ hảo hớn,
hồ học lãm, hồ thị kỷ, hồ tùng mậu, hồ xuân hương, hồ đắc di, hồ đắc kiện, khuất duy tiến, khâm
thiên, khúc thừa dụ, kim đồng, kinh dương vương, kỳ đồng, lê chân, lê duẩn, lê hoàn, lê hồng
phong, lê lai, lê lợi, lê ngọc hân, lê phụng hiểu, lê quang đạo, lê quang định, lê quý đôn, lê
thanh nghị, lê thái tổ, lê thánh tôn, lê thánh tông, lê thị hồng gấm, lê thị riêng, lê trọng tấn,
lê văn duyệt, lê văn hưu, lê văn khương, lê văn lương, lê văn sỹ, lê văn thiêm, lê văn tám, lê văn
việt, lê ích mộc, lê đại hành, lê đức thọ, lý bôn, lý chính thắng, lý nam đế, lý quốc sư, lý thái
tổ, lý thường kiệt, lý tự trọng, lý văn lâm, lưu hữu phước, lưu nghiệp anh, lương ngọc quyến,
lương thế trân, lương thế vinh, lương văn can, lương văn tri, lương định của, lạc long quân, lục
sĩ thành, mai chí thọ, mai hắc đế, mai thúc loan, mai xuân thưởng, mạc thái tổ, mạc thị bưởi, mạc
đĩnh chi, nam cao, nguyễn an ninh, nguyễn biểu, nguyễn bỉnh khiêm, nguyễn chí thanh, nguyễn công
hoan, nguyễn công trứ, nguyễn cơ thạch, nguyễn cư trinh, nguyễn du, nguyễn duy trinh, nguyễn gia
thiều, nguyễn gia trí, nguyễn hoàng tôn, nguyễn huy tự, nguyễn huệ, nguyễn hữu cảnh, nguyễn hữu
cầu, nguyễn hữu huân, nguyễn hữu thọ, nguyễn khoái, nguyễn khuyến, nguyễn khánh toàn, nguyễn khắc
hiếu, nguyễn kiệm, nguyễn lương bằng, nguyễn nghiêm, nguyễn phi khanh, nguyễn phong sắc, nguyễn
sinh sắc, nguyễn siêu, nguyễn thiện thuật, nguyễn thái bình, nguyễn thái học, nguyễn thái sơn,
nguyễn thượng hiền, nguyễn thị minh khai, nguyễn thị thập, nguyễn thị định,
nguyễn tri phương, nguyễn trung trực, nguyễn trãi, nguyễn trường tam, nguyễn trường tộ, nguyễn
tuân, nguyễn tông quai, nguyễn việt khái, nguyễn văn bứa, nguyễn văn cốc, nguyễn văn cừ, nguyễn
văn huyên, nguyễn văn linh, nguyễn văn trỗi, nguyễn văn tố, nguyễn xiển, nguyễn xuân khoát, nguyễn
xí, nguyễn ái quốc, nguyễn đình chiểu, nguyễn đình chính, nguyễn đình thi, nguyễn đại năng, nguyễn
đức cảnh, nguyễn ảnh thủ, ngô gia tự, ngô quyền, ngô sĩ liên, ngô thì nhậm, ngô thời nhiệm, ngô
tất tố, ngô đức kế, phan bội châu, phan chu trinh, phan châu trinh, phan huy chú, phan huy ích,
phan kế bính, phan ngọc hiển, phan phù tiên, phan thanh giản, phan thúc duyện, phan văn hớn, phan
văn trường, phan văn trị, phan xích long, phan đình giót, phan đình phùng, phan đăng lưu, phùng
chí kiên, phùng hưng, phùng khắc khoan, phạm hồng thái, phạm ngũ lão, phạm ngọc thạch, phạm phú
thứ, phạm sư mạnh, phạm thế hiển, phạm văn bạch, phạm văn chí, phạm văn cội, phạm văn thuận, phạm
văn đồng, phạm đình hổ, quang trung, sư vạn hạnh, sương nguyệt anh, thi sách, thoại ngọc hầu, thái
hà, thái phiên, thái thịnh, thích quảng đức, triệu việt vương, trương công định, trương hán siêu,
trương quang trọng, trương quyền, trương vĩnh ký, trương định, trường chinh, trần bình trọng, trần
cao vân, trần duy hưng, trần huy liệu, trần hưng đạo, trần hữu dực, trần hữu trang, trần khánh dư,
trần khát chân, trần khắc chân, trần kim xuyến, trần liễu, trần lãm, trần nguyên hãn, trần nguyên
đán, trần nhân tông, trần nhật duật, trần não, trần phán, trần phú, trần quang diệu, trần quang
khải, trần quý cáp, trần quý kiên, trần quốc hoàn, trần quốc thảo, trần quốc toản, trần thái tông,
trần thánh tông, trần thủ độ, trần tế xương, trần tử bình, trần văn giàu, trần văn thời, trần văn
trà, trần văn đang, trần văn ơn, trần xuân soạn, trần đình xu, trần đăng ninh, trần đại nghĩa,
trần đề, trịnh công sơn, trịnh hoài đức, trịnh văn bô, trịnh đình thảo, trịnh đình trọng, tuệ
tĩnh, tân kỳ tân quý, tô hiến thành, tô hiệu, tô ký, tô ngọc vân, tô vĩnh diện, tôn thất thiệp,
tôn thất thuyết, tôn thất tùng, tôn thất đạm, tôn đức thắng, tăng bạt hổ, tạ an khương, tạ hiện,
tạ quang bửu, tạ uyên, tống duy tân, võ chí công, võ duy ninh, võ nguyên giáp, võ thị sáu, võ
trường toản, võ văn kiệt, võ văn ngân, võ văn tấn, võ văn tần, vũ ngọc phan, vũ phạm hàm, vũ
quang, vũ trọng khánh, vũ trọng phụng, vũ tông phan, vương thừa vũ, xuân diệu, xuân thủy, y jút, y
ngông, yên đổ, yết kiêu, út tịch, đinh bộ lĩnh, đinh công tráng, đinh lễ, đinh tiên hoàng, đoàn
thị điểm, đoàn trần nghiệp, đoàn văn bơ, đào duy anh, đào duy từ, đào tấn, đặng dung, đặng thai
mai, đặng thùy trâm, đặng tiến đông, đặng văn bi, đặng văn ngữ, đốc binh kiều, đồng khởi, đỗ xuân
hợp
"""

# Places, peoples, bodies and days whose first syllable looks like a family name or may follow
# a title. A person is never read into them, only behind them.
PLACES = """
ai cập, an biên, an cường, an dương, an giang, an hải, an khánh, an khê, an lão, an lạc, an lộc,
an minh, an nhơn, an phú, an sương, an thới, anh, anh quốc, argentina, asean, australia, ba lan,
ba vì, ba đình, bangladesh, belarus, biển đông, brazil, brunei, bulgaria, buôn ma thuột, buôn mê
thuột, bà chiểu, bà hom, bà huyện thanh quan, bà hạt, bà nà, bà rịa, bà triệu, bà đen, bà điểm,
bình an, bình chánh, bình dương, bình gia, bình giang, bình liêu, bình long, bình lục, bình minh,
bình phước, bình sơn, bình thuận, bình thạnh, bình thủy, bình tân, bình xuyên, bình đại, bình
định, bính ngọ, bính thân, băng cốc, bạc liêu, bạch dương, bạch hổ, bạch long vĩ, bạch mai, bạch
đằng, bảo lâm, bảo lộc, bảo ninh, bảo thắng, bảo việt, bảo yên, bắc, bắc bộ, bắc cạn, bắc giang,
bắc hàn, bắc kinh, bắc kạn, bắc ninh, bắc trung bộ, bắc từ liêm, bến tre, bỉ, bồ đào nha, cam lâm,
cam lộ, cam ranh, cam-pu-chia, campuchia, canada, canh dần, canh tý, cao bằng, cao lãnh, cao lộc,
cao phong, chile, chiết giang, chu lai, chu prông, châu mỹ, châu phi, châu phú, châu thành, châu
á, châu âu, châu úc, châu đại dương, châu đốc, châu đức, chư prông, chư sê, chương mỹ, colombia,
cuba, cà mau, cái bè, cái nước, cái răng, cô tô, côn đảo, công an, công giáo, công ty, công đoàn,
cù lao dung, cù lao giêng, cần thơ, cầu giấy, cầu ông lãnh, cồn cỏ, cộng hòa séc, cửu long, di
linh, diêm vương, dương kinh, dương liễu, dương nội, dương xá, dương đông, ethiopia, eu, gia lai,
gia lâm, giang thành, giang tây, giang tô, giáng sinh, giáp bát, giáp ngọ, giáp thìn, giồng riềng,
hagl, hoa kỳ, hoa sen, hoa thịnh đốn, hoài đức, hoàn kiếm, hoàng anh gia lai, hoàng cầu, hoàng
hóa, hoàng liên, hoàng liên sơn, hoàng long, hoàng mai, hoàng sa, hoàng su phì, hoàng thành thăng
long, hoành sơn, hoằng hóa, hungary, huế, hy lạp, hà bắc, hà giang, hà lan, hà nam, hà nam ninh,
hà nội, hà quảng, hà tiên, hà trung, hà tây, hà tĩnh, hà đông, hàm rồng, hàm thuận bắc, hàm thuận
nam, hàm tân, hàn, hàn quốc, hàng buồm, hàng bài, hàng bông, hàng bạc, hàng gai, hàng khay, hàng
mã, hàng ngang, hàng trống, hàng đào, hàng đậu, hán nôm, hán việt, hòa bình, hòa lạc, hòa phát,
hưng yên, hạ long, hải dương, hải nam, hải phòng, hải vương, hậu giang, hồ ba bể, hồ bảy mẫu, hồ
bắc, hồ con rùa, hồ dầu tiếng, hồ gươm, hồ hoàn kiếm, hồ linh đàm, hồ nam, hồ núi cốc, hồ thiền
quang, hồ trúc bạch, hồ tây, hồ xuân hương, hồng bàng, hồng dân, hồng hải, hồng kông, hồng lâu
mộng, hồng lĩnh, hồng ngự, hồng quân, hồng thập tự, hồng y, hồng đức, hội an, iceland, indonesia,
iran, iraq, ireland, israel, kazakhstan, kenya, khánh hòa, khánh sơn, khánh vĩnh, kim bôi, kim
bảng, kim bồng, kim cương, kim giang, kim kiều, kim lan, kim liên, kim mã, kim môn, kim ngưu, kim
oanh, kim sơn, kim thoa, kim thành, kim tự tháp, kim động, kiên giang, kiên hải, kiên lương, kiều
mai, kon tum, kỷ dậu, kỷ hợi, kỷ sửu, la gi, la phù, la thành, lai châu, lam kinh, lam sơn, lang
biang, lao động, libya, linh đàm, liên hiệp quốc, liên hợp quốc, liên xô, long an, long biên, luân
đôn, lào, lào cai, láng hòa lạc, láng hạ, lâm bình, lâm hà, lâm thao, lâm viên, lâm đồng, lê chân,
lê minh xuân, lý hòa, lý nhân, lý sơn, lương sơn, lương tài, lạc dương, lạc long, lạc nghiệp, lạc
sơn, lạc thủy, lạc trung, lạc việt, lạng sơn, lệ thủy, lộc bình, lộc hà, lộc ninh, lục nam, lục
ngạn, lục yên, ma cao, ma lâm, mai châu, mai dịch, mai linh, mai pha, mai sơn, mai động, malaysia,
mexico, minh hải, minh thanh, miến điện, myanmar, mã lai, mê công, mê kông, mê linh, mông cổ, mông
dương, mạc tư khoa, mạo khê, mậu thân, mậu tuất, mậu tý, mộ đức, mỹ, mỹ đức, na uy, nam, nam bộ,
nam cường, nam hàn, nam phi, nam trung bộ, nam từ liêm, nam định, nepal, new zealand, nga, nghệ
an, nghệ tĩnh, nguyên đán, ngân sơn, ngô mây, người lao động, ngọc hoàng, ngọc hồi, nhà nước, nhâm
dần, nhâm thìn, nhân dân, nhật, nhật bản, nigeria, ninh bình, ninh giang, ninh hiệp, ninh hòa,
ninh hải, ninh kiều, ninh phước, ninh sơn, ninh thuận, noel, nông cống, nông sơn, pakistan,
palestine, peru, phan rang, phan rí, phan rí cửa, phan thiết, phi, philippines, phnôm pênh, pháp,
phù cát, phù cừ, phù mỹ, phù ninh, phù yên, phù đổng, phú bình, phú giáo, phú hòa, phú lương, phú
lộc, phú mỹ, phú mỹ hưng, phú nhuận, phú ninh, phú quốc, phú riềng, phú thọ, phú tân, phú vang,
phú xuyên, phú yên, phúc kiến, phúc thọ, phương trang, phần lan, phật đản, phục hòa, phục sinh,
quan thế âm, quan âm, quang bình, quang minh, quý mão, quý tỵ, quảng an, quảng bá, quảng bình,
quảng châu, quảng hòa, quảng nam, quảng ngãi, quảng ninh, quảng trạch, quảng trị, quảng tây, quảng
uyên, quảng xương, quảng yên, quảng điền, quế phong, quế sơn, quế võ, quốc gia, quốc hội, quốc
oai, romania, sa pa, sa đéc, scotland, singapore, sri lanka, syria, sài gòn, séc, sóc sơn, sóc
trăng, sông bé, sơn dương, sơn hà, sơn hòa, sơn la, sơn mỹ, sơn trà, sơn tây, sơn tịnh, sơn động,
sầm nưa, sầm sơn, tam bình, tam kỳ, tam sa, tam đảo, thanh ba, thanh bình, thanh chương, thanh hà,
thanh hóa, thanh khê, thanh liêm, thanh miện, thanh nhàn, thanh niên, thanh oai, thanh sơn, thanh
thủy, thanh trì, thanh xuân, thanh đa, thiên vương, thuận an, thuận châu, thuận hải, thuận thành,
thái, thái bình, thái bình dương, thái hòa, thái lan, thái nguyên, thái thụy, thái tuấn, thâm
quyến, thăng bình, thăng long, thường tín, thượng hải, thạch an, thạch bàn, thạch hà, thạch thành,
thạch thất, thống nhất, thổ chu, thổ nhĩ kỳ, thụy sĩ, thụy điển, thủ thiêm, thủ đức, thừa thiên,
thừa thiên huế, timor leste, tin lành, tiên du, tiên lãng, tiên lữ, tiên phước, tiên sa, tiên yên,
tiền giang, tiền hải, tiền phong, tiểu cần, tp hồ chí minh, triều tiên, triệu phong, triệu sơn,
trung, trung bộ, trung hoa, trung quốc, trung thu, trung ương, trà bồng, trà cú, trà my, trà vinh,
trà ôn, trùng khánh, trường hải, trường sa, trường sơn, trảng bom, trảng bàng, trần phú, trần văn
thời, trần đề, trực ninh, tuyên quang, tuổi trẻ, tân an, tân biên, tân bình, tân châu, tân cương,
tân hiệp phát, tân hoàng minh, tân kỳ, tân lạc, tân mão, tân phú, tân sơn nhất, tân sửu, tân
thuận, tân thành, tân trụ, tân uyên, tân yên, tây, tây ban nha, tây bắc, tây hồ, tây nam bộ, tây
nguyên, tây ninh, tây tạng, tô hạp, tô kyo, tô lịch, tôn hoa sen, tăng nhơn phú, tư nghĩa, tương
bình hiệp, tương dương, tết nguyên đán, tống từ, tứ kỳ, tứ xuyên, từ dũ, từ liêm, từ sơn, ucraina,
ukraine, un, uzbekistan, vatican, venezuela, viên chăn, việt bắc, việt cộng, việt kiều, việt minh,
việt nam, việt tiến, việt trì, việt yên, việt đức, vu lan, vân canh, vân hồ, vân nam, vân phong,
vân trì, vân đồn, võ nhai, võ xu, văn bàn, văn chấn, văn giang, văn hóa, văn khê, văn lang, văn
lâm, văn lãng, văn miếu, văn phòng, văn quan, văn yên, văn điển, vĩnh bảo, vĩnh châu, vĩnh cửu,
vĩnh hưng, vĩnh linh, vĩnh long, vĩnh lộc, vĩnh lợi, vĩnh phú, vĩnh phúc, vĩnh thuận, vĩnh thạnh,
vĩnh tuy, vĩnh tân, vĩnh tường, vĩnh yên, vũ hán, vũ quang, vũ thư, vũng rô, vũng tàu, vũng áng,
vạn hạnh, vạn lý trường thành, vạn ninh, vạn phúc, vạn thịnh phát, vạn xuân, vị thanh, vị thủy, vị
xuyên, vụ bản, wales, xuyên mộc, xuân lộc, xuân mai, xuân thủy, xuân trường, yên bái, yên châu,
yên dũng, yên khánh, yên lạc, yên lập, yên minh, yên mô, yên mỹ, yên nghĩa, yên phong, yên sơn,
yên sở, yên thành, yên thế, yên thủy, yên từ, yên tử, yên viên, yên định, á, á châu, áo, âu, âu
châu, âu lạc, ông lãnh, ông ích khiêm, úc, ý, ý yên, đan hoài, đan mạch, đan phượng, đinh dậu,
đinh hợi, đinh lạc, đinh mùi, điện biên, điện biên phủ, đoan ngọ, đoàn chủ tịch, đà lạt, đà nẵng,
đài loan, đào xá, đôn châu, đông, đông anh, đông bắc, đông dương, đông hà, đông hòa, đông hưng,
đông hải, đông nam bộ, đông nam á, đông sơn, đông timor, đông triều, đăk lăk, đăk nông, đường hoa,
đường luật, đường lâm, đại cồ việt, đại nam, đại tây dương, đại từ, đại việt, đảng, đắc lắc, đắc
nông, đắk lắk, đắk nông, đống đa, đồ sơn, đồng hới, đồng hỷ, đồng nai, đồng phú, đồng tháp, đồng
tháp mười, đồng văn, đồng xoài, đồng xuân, đồng đăng, đức, đức cơ, đức giang, đức huệ, đức hòa,
đức linh, đức phổ, đức thắng, đức thọ, đức trọng, ả rập, ả rập xê út, ấn độ, ấn độ dương, ất dậu,
ất mùi, ất tỵ, ứng hòa
"""

# The honorifics of kinship: capitalised, they speak of a person only where a sentence begins.
KINSHIP = "anh bác bé cha cháu chị chú cô cụ cậu dì dượng em mẹ mợ ngài thím thầy"

# Words that speak of or to a person, before a name. f: a woman, m: a man, -: unknown.
HONORIFICS = """
m: ông, anh, chú, cậu, dượng, ngài, cậu bé, chàng trai, ông cụ, quý ông, thầy giáo, đức ông, anh
   trai, em trai, nam sinh, nam ca sĩ, nam diễn viên, nam nghệ sĩ, nam thanh niên, nam tài xế, nam
   bệnh nhân, nam sinh viên, vua
f: bà, chị, cô, dì, mợ, thím, mẹ, cô bé, cô giáo, cô gái, chị gái, em gái, bà cụ, quý bà, sư cô,
   ni cô, ni sư, nữ sinh, nữ ca sĩ, nữ diễn viên, nữ nghệ sĩ, nữ bệnh nhân, nữ sinh viên, nữ tài
   xế, nữ hoàng, công chúa, hoàng hậu, hoa hậu, á hậu
-: bác, em, cháu, cụ, thầy, bé, đồng chí, đ/c, nghệ sĩ, nghệ nhân, ca sĩ, diễn viên, nhạc sĩ, họa
   sĩ, danh ca, nhạc công, đạo diễn, nhiếp ảnh gia, người mẫu, siêu mẫu, nhà thơ, nhà văn, nhà
   báo, phóng viên, biên tập viên, mc, bác sĩ, y sĩ, dược sĩ, điều dưỡng, y tá, luật sư, thẩm
   phán, kiểm sát viên, điều tra viên, công chứng viên, kỹ sư, kiến trúc sư, tiến sĩ, thạc sĩ, cử
   nhân, giáo sư, phó giáo sư, giảng viên, giáo viên, chuyên gia, nhà giáo, bị cáo, bị can, nghi
   phạm, nghi can, đối tượng, hung thủ, nạn nhân, bị hại, bệnh nhân, tài xế, lái xe, nhân chứng,
   phạm nhân, tử tù, trùm, nguyên đơn, bị đơn, sinh viên, học sinh, thí sinh, vận động viên, võ
   sĩ, tay vợt, cầu thủ, tiền đạo, tiền vệ, hậu vệ, trung vệ, thủ môn, huấn luyện viên, hlv, trọng
   tài, kỳ thủ, cua rơ, đô cử, xạ thủ, binh nhì, binh nhất, hạ sĩ, trung sĩ, thượng sĩ, thiếu úy,
   trung úy, thượng úy, đại úy, thiếu tá, trung tá, thượng tá, đại tá, thiếu tướng, trung tướng,
   thượng tướng, đại tướng, chuẩn đô đốc, phó đô đốc, đô đốc, liệt sĩ, anh hùng, chiến sĩ, cựu
   chiến binh, dân quân, doanh nhân, đại gia, tỷ phú, thương gia, nông dân, nghĩa sĩ, đại biểu,
   đbqh, cử tri, tu sĩ, linh mục, giám mục, hồng y, giáo hoàng, mục sư, hòa thượng, thượng tọa,
   đại đức, ni trưởng, tổng giám mục, đức cha, cha, sư thầy, chúa, thái tử, hoàng tử, tướng, danh
   tướng, nhà cách mạng, lãnh tụ, gs, pgs, ts, ths, th.s, gs.ts, pgs.ts, gs.tskh, tskh, bs, bsck,
   bs.ck1, bs.ck2, bs.ckii, bs.cki, ls, ks, kts, cn, nsnd, nsưt, nghệ sĩ nhân dân, nghệ sĩ ưu tú,
   nnd, nnưt, mr, mrs, ms, miss, dr, thủ quỹ, kế toán, cháu bé, cháu trai, cháu gái, em bé, bệnh
   binh, thủ khoa, á khoa, nhà sử học, nhà nghiên cứu, nhà thiết kế, ntk, nhà sản xuất, cố vấn,
   kình ngư, vđv, cựu binh, học viên
"""

# Titles: the name may follow at once ("Thủ tướng Phúc"). World leaders' names follow these too.
TITLES = """
tổng thống, phó tổng thống, thủ tướng, phó thủ tướng, chủ tịch nước, phó chủ tịch nước, tổng bí
thư, bí thư, phó bí thư, chủ tịch, phó chủ tịch, chủ tịch quốc hội, phó chủ tịch quốc hội, bộ
trưởng, thứ trưởng, ngoại trưởng, tổng thư ký, đại sứ, tổng lãnh sự, giám đốc, phó giám đốc, tổng
giám đốc, phó tổng giám đốc, viện trưởng, phó viện trưởng, hiệu trưởng, phó hiệu trưởng, trưởng
ban, phó ban, phó trưởng ban, trưởng phòng, phó phòng, phó trưởng phòng, chánh văn phòng, phó
chánh văn phòng, chánh án, phó chánh án, cục trưởng, phó cục trưởng, vụ trưởng, phó vụ trưởng, chi
cục trưởng, tổng cục trưởng, trưởng đoàn, phó trưởng đoàn, trưởng khoa, phó khoa, chủ nhiệm, phó
chủ nhiệm, tư lệnh, phó tư lệnh, chính ủy, phó chính ủy, chỉ huy trưởng, thủ trưởng, thanh tra,
chánh thanh tra, thượng nghị sĩ, hạ nghị sĩ, nghị sĩ, dân biểu, thống đốc, phó thống đốc, thị
trưởng, đặc phái viên, người phát ngôn, phát ngôn viên, cố vấn, tổng tham mưu trưởng, quốc vương,
tổng biên tập, phó tổng biên tập, trưởng thôn, trưởng ấp, trưởng công an, phó trưởng công an, kế
toán trưởng, ceo, ủy viên, cựu tổng thống, nhà lãnh đạo, lãnh đạo, chủ tọa, trạm trưởng, đội
trưởng, phó đội trưởng, hạt trưởng, trợ lý, thư ký, tổng tư lệnh
"""
# Of these, the ones behind which a foreign name can only be a person's.
WORLD_TITLES = """
tổng thống, phó tổng thống, thủ tướng, phó thủ tướng, chủ tịch nước, bộ trưởng, thứ trưởng, ngoại
trưởng, tổng thư ký, đại sứ, tổng lãnh sự, thượng nghị sĩ, hạ nghị sĩ, nghị sĩ, dân biểu, thị
trưởng, thống đốc, đặc phái viên, người phát ngôn, phát ngôn viên, cố vấn, quốc vương, cựu tổng
thống, nhà lãnh đạo, tỷ phú, hlv, huấn luyện viên, vua, nữ hoàng, công chúa, hoàng tử, thái tử,
giáo hoàng, hồng y, tướng, đại tướng, ca sĩ, diễn viên, đạo diễn, tiến sĩ, giáo sư, luật sư, bác
sĩ, tay vợt, tiền đạo, tiền vệ, hậu vệ, thủ môn, cầu thủ, trọng tài, nhà văn, nhà báo, nữ diễn
viên, nam diễn viên, nữ ca sĩ, nam ca sĩ, mr, mrs, ms, dr, gs, ts, linh mục, mục sư, nghi phạm,
nạn nhân, thượng tướng, trung tướng, thiếu tướng, chuẩn tướng, đô đốc, phó đô đốc, chuẩn đô đốc,
đại tá, thượng tá, trung tá, thiếu tá, nhà cách mạng, nhà sử học, nhà nghiên cứu, doanh nhân, kiến
trúc sư, kỹ sư, tù trưởng, nhạc sĩ, họa sĩ, người mẫu, siêu mẫu, hoa hậu, võ sĩ, kỳ thủ, thạc sĩ,
chủ tịch quốc hội, tổng bí thư
"""

# Words that make what follows a street, a building, a body, a prize: never a person.
THING_HEADS = """
đường, con đường, tuyến đường, đại lộ, xa lộ, quốc lộ, phố, tuyến phố, phố đi bộ, phố cổ, ngã ba,
ngã tư, ngã năm, ngã sáu, ngã bảy, nút giao, giao lộ, vòng xoay, hầm, hầm chui, cầu, cầu vượt, cầu
bộ hành, cầu đường bộ, chợ, công viên, vườn hoa, quảng trường, bến, bến xe, bến phà, bến tàu, nhà
ga, ga, sân bay, cảng, sân, sân vận động, svđ, nhà thi đấu, nhà hát, nhà máy, nhà thờ, nhà xuất
bản, nxb, nhà hàng, nhà sách, nhà tù, nhà văn hóa, nhà khách, nhà thuốc, rạp, hồ, sông, kênh,
rạch, suối, núi, đồi, đèo, đảo, quần đảo, bãi, bãi biển, vịnh, chùa, đền, đình, lăng, tượng, tượng
đài, đài, nghĩa trang, khu, khu dân cư, khu đô thị, kđt, khu du lịch, khu di tích, khu công
nghiệp, kcn, khu lưu niệm, khu tập thể, khu chung cư, chung cư, tòa nhà, cao ốc, khách sạn, biệt
thự, siêu thị, trung tâm, bảo tàng, thư viện, bệnh viện, bv, bệnh viện đa khoa, bvđk, đa khoa,
phòng khám, trạm y tế, trường, trường học, ngôi trường, tiểu học, th, thcs, thpt, ptth, thpt
chuyên, chuyên, mầm non, mẫu giáo, đại học, đh, cao đẳng, trung cấp, học viện, viện, viện nghiên
cứu, công ty, cty, tổng công ty, công ty cổ phần, cổ phần, cp, tnhh, mtv, công ty luật, văn phòng
luật sư, văn phòng luật, đoàn luật sư, vplst, doanh nghiệp, dntn, tập đoàn, hãng, hãng phim, hãng
xe, nhà xe, ngân hàng, hợp tác xã, htx, cửa hàng, tiệm, tiệm vàng, quán, thương hiệu, nhãn hiệu,
giải, giải thưởng, huân chương, huy chương, huy hiệu, danh hiệu, cúp, quỹ, quỹ học bổng, học bổng,
chương trình, phong trào, cuộc thi, chiến dịch, dự án, nhà nước, báo, tạp chí, đài truyền hình, bộ
phim, phim, vở kịch, vở diễn, vở, ca khúc, bài hát, bài thơ, tiểu thuyết, tàu, clb, câu lạc bộ,
đội bóng, đội tuyển, đội, đoàn cải lương, nhà hát cải lương, cải lương, đoàn, tcty, lữ đoàn, sư
đoàn, trung đoàn, tiểu đoàn, tuyến, bán đảo, mũi, hang, thác, vườn quốc gia, triều, triều đại, tên
đường, đường mang tên, tư tưởng, đạo đức, phong cách, tấm gương đạo đức, tư tưởng đạo đức, tncs,
thanh niên cộng sản, tntp, chính trị quốc gia, miền, phía, vùng
"""

# Units of administration. With a personal title before them the name may be a person's.
UNIT_HEADS = """
phường, p, xã, thị trấn, thị xã, tx, quận, q, huyện, h, thôn, xóm, ấp, bản, buôn, làng, khu phố,
kp, tổ dân phố, phum, sóc, khóm, đặc khu
"""
# Of these, the ones that are nearly always named by the closed list of PLACES.
CITY_HEADS = "tỉnh, thành phố, tp, thủ đô, cố đô, tỉnh thành"

# The middle name of women, and the syllables behind which it is none: Thị Trường.
WOMEN = "thị"
TOWNS = "trường trấn xã ủy sát hiếu giác"

# Quarters of the sky: places, but behind a unit word the beginning of a name: tỉnh Nam Định.
DIRECTIONS = "bắc nam đông tây trung"

# Words before a name that hint at a place unless the text shows a person of that name.
PLACE_HINTS = "ở, tại, từ, trên, dọc, cạnh, đoạn, số, hẻm, ngõ, ngách, lô"

# Two words of which the second is listed above but means something else, and other phrases
# with a capital that look like a name. They are passed over as a whole.
NEUTRAL = """
gia đình, yêu cầu, nhu cầu, toàn cầu, hoàn cầu, lừa đảo, chao đảo, đảo chính, quân đội, bộ đội,
quốc hội, xã hội, đại hội, lễ hội, cơ hội, hội đồng, trưởng đoàn, phó đoàn, hiện trường, môi
trường, thị trường, hội trường, quảng trường, khai trường, lập trường, công trường, hòa giải, lý
giải, khiếu nại, diễn giải, phiên giải, trẻ em, đàn ông, đàn bà, phụ nữ, đàn anh, đàn em, anh em,
chị em, anh chị em, bà con, ông bà ta, con cháu, con em, các em nhỏ, ông lớn, ông trùm, ông chủ,
bà chủ, ông nội, ông ngoại, bà nội, bà ngoại, bà mẹ, chị hằng, chú cuội, cô đơn, cô dâu, chú rể,
anh ta, anh ấy, cô ấy, chị ấy, ông ấy, bà ấy, chú trọng, chú ý, chú thích, cụ thể, dụng cụ, công
cụ, nhạc cụ, ngư cụ, thầy thuốc, bác bỏ, nước anh, tiếng anh, vương quốc anh, đồng bảng anh, người
anh, bản thân, kịch bản, nhật bản, văn bản, cơ bản, căn bản, tư bản, phiên bản, xuất bản, ấn bản,
bài bản, biên bản, dị bản, dân làng, phim trường, đội ngũ, quán triệt, quán quân, chủ quán, đình
chỉ, phê bình, báo cáo, báo động, thông báo, cảnh báo, dự báo, tố giác, cảng vụ, công đoàn, giai
đoạn, binh đoàn, quân đoàn, trường hợp, trường kỳ, đường dây, đường ống, đường sắt, tuyến dưới,
cầu thang, cầu thị, cầu cứu, cầu nguyện, đội hình, đội phó, đội viên, đoàn viên, đoàn thể, đoàn
kết, viện phí, viện trợ, viện dẫn, viện kiểm sát, viện cớ, hầm hố, hầm mỏ, tàu thuyền, sân chơi,
sân khấu, chợ đen, hiện tượng, ấn tượng, biểu tượng, trừu tượng, biệt đội, đại đội, phản động, đàn
chị, bồi đền, ăn mừng giải, mở giải, thành đoàn, thầy cô, bí thư đoàn, tập đoàn, ông bà, cô chú,
chú bác, cha mẹ, bố mẹ, anh chị, công bộc, nông thôn, đồng hồ, ao hồ, địa cầu, chiến khu, quân
khu, chính trường, nghị trường, thương trường, chiến trường, nông trường, lâm trường, sở trường,
ngư trường, dân phố, hợp tác xã, công xã, hải quan, giao cầu
"""

# Phrases with an honorific or a title in them that speak of nobody in particular.
NOBODY = """
ông công, ông táo, ông địa, ông trời, ông bụt, ông đồ, ông già noel, ông lão, bà trưng, hai bà
trưng, chị hằng, chú cuội, bác hồ, cụ rùa, cháu ngoan, cử nhân luật, giáo viên văn, giáo viên
toán, giáo viên anh, giáo viên anh văn, thầy trò, giáo viên sử, giáo viên địa, thạc sĩ luật, tiến
sĩ luật, cử nhân anh văn, bác sĩ nhi, cử nhân hóa, giáo viên hóa, giáo viên lý, giáo viên sinh,
vua tiền lê, vua lê, vua hùng, vua trần, vua lý, vua nguyễn, vua chúa, anh việt nam, ông việt nam,
bà việt nam
"""

# Lower-case words that, behind a capitalised word, make the two one common word: Đoàn Thanh niên.
# Written as "first second".
COMPOUNDS = """
an ninh, an toàn, anh văn, biên phòng, bình luận, bạch kim, bảo hiểm, bảo tàng, bảo vệ, bệnh viện,
cao cấp, cao su, cao tốc, cao đẳng, cao ốc, chi bộ, chi cục, chi hội, chi nhánh, chi đoàn, chính
phủ, chính quyền, chính trị, chủ nhiệm, chủ nhật, chủ tịch, chủ tọa, công an, công binh, công
chứng, công nghiệp, công nghệ, công thương, công trình, công ty, công tác, công viên, công đoàn,
cảnh sát, cựu chiến, di sản, doanh nghiệp, du lịch, dân chính, dân quyền, dân quân, dân số, dân
tộc, dân vận, dự án, giao dịch, giao thông, giám sát, giám đốc, giáo dục, giáo hội, giáo viên, hiến
pháp, hiệp hội, hiệp định, hoa hậu, hoàng cung, hoàng gia, hoàng thành, hoàng tử, huy chương, huyện
đoàn, huyện ủy, hàng hải, hàng không, hành chính, hóa học, hải quan, hải quân, hậu cần, học viện,
hồ sơ, hội cựu, hội khuyến, hội liên, hội nghị, hội nhà, hội nông, hội phụ, hội thảo, hội đồng, hợp
tác, kho bạc, khoa học, không quân, kim cương, kim loại, kinh doanh, kinh tế, kiểm lâm, kiểm sát,
kiểm toán, kiểm tra, kế hoạch, kỹ thuật, lao động, liên bang, liên hiệp, liên hợp, liên minh, liên
đoàn, luật sư, lâm nghiệp, lâm sản, lâm trường, lý luận, lưu trữ, lương thực, lễ hội, lịch sử, lực
lượng, mai mối, mai táng, mặt trận, mỹ thuật, nghiệp vụ, nghệ sĩ, nghệ thuật, nghị quyết, nghị
viện, ngoại giao, ngoại thương, ngoại vụ, ngân hàng, ngân sách, người phát, ngọc trai, ngữ văn,
nhân dân, nhân loại, nông dân, nông lâm, nông nghiệp, nội chính, nội vụ, phong trào, phát thanh,
phát triển, phòng cháy, phòng chống, phó ban, phó bí, phó chánh, phó chủ, phó giám, phó thủ, phó
trưởng, phó tổng, phương án, phụ nữ, quan hệ, quan trắc, quy hoạch, quyền lực, quân chủng, quân
khu, quân sự, quân đội, quê hương, quản lý, quản trị, quận đoàn, quận ủy, quốc gia, quốc hội, quốc
khánh, quốc phòng, sinh học, sinh viên, sự kiện, tham mưu, thanh niên, thanh tra, thi hành, thi
đua, thiếu nhi, thiếu niên, thành cổ, thành hoàng, thành lũy, thành phố, thành viên, thành đoàn,
thành ủy, thái tử, thông tin, thông tấn, thư viện, thương binh, thương mại, thường trực, thường vụ,
thẩm phán, thế giới, thể dục, thể thao, thống kê, thống nhất, thủ tướng, thủy lợi, thủy sản, thủy
điện, tiền phong, tiểu khu, toán học, trang bị, trang sức, trang trại, tri thức, triệu tập, trung
học, trung tâm, trung đoàn, trung ương, truyền hình, truyền thông, trường quay, trường đại, trưởng
ban, trưởng phòng, trưởng đoàn, trạm y, tuyên giáo, tuyên huấn, tài chính, tài nguyên, tín dụng,
tín ngưỡng, tôn giáo, tư lệnh, tư pháp, tư tưởng, tư vấn, tỉnh đoàn, tỉnh ủy, tổ chức, tổng bí,
tổng công, tổng cục, tổng giám, tổng liên, tổng tham, tổng thư, tổng thống, từ thiện, từ điển, viễn
thông, viện kiểm, viện trưởng, việt kiều, văn hóa, văn học, văn nghệ, văn phòng, vương quốc, vận
tải, vật lý, vật tư, vụ trưởng, vụ án, xuân hội, xuất bản, xây dựng, xã hội, y học, y khoa, y tế,
âm nhạc, điện lực, đoàn công, đoàn giám, đoàn kiểm, đoàn kết, đoàn luật, đoàn thanh, đoàn thể, đoàn
viên, đoàn đại, đài phát, đài truyền, đào tạo, đô thị, đơn vị, đường bộ, đường dây, đường phố,
đường sắt, đường thủy, đại biểu, đại diện, đại học, đại hội, đại sứ, đại đội, đảng bộ, đảng ủy, đầu
tư, địa lý, đối ngoại, đối thoại, đội bóng, đội cảnh, đội tuyển, ủy ban, ủy viên, bưu điện, bưu
chính, cấp nước, cấp thoát, dân phòng, di tích, dịch vụ, giáo phận, giáo xứ, giáo khu, giáo hạt,
giáo phái, giáo họ, hải đoàn, hải đội, hạm đội, khí tượng, khuyến nông, khuyến công, lữ hành, môi
trường, môi giới, nhà tạm, quân đoàn, quân y, thoát nước, thú y, thủy nông, trại giam, trại tạm,
tạm giam, tập đoàn, tiểu đoàn, tòa soạn, tổng đài, xổ số, xăng dầu, y dược, binh chủng, binh đoàn,
bảo tồn, chăn nuôi, trồng trọt, nông trường, thủy văn, địa chất, địa chính, tiếp công, tiếp dân,
kiến trúc, hạ tầng, đăng kiểm, đăng ký, cảng vụ, phòng khám
"""
# Capitalised words that never are a given name behind an honorific or a title.
NEVER_NAMES = """
afc aff afp ajax apple arsenal asiad ban barca barcelona bayern bbc bch benfica bv bà báo bí bệnh
bộ champions chelsea chi chủ cnn covid covid-19 các cơ cục của euro facebook fifa google hcm htv
huyện hđnd hạt hội inter internet juventus khi khoa league liga liverpool là manchester microsoft
milan mttq nhà những olympic phòng phó phường premier psg quận real reuters samsung sau seagames
sở thcs theo thpt tottenham toà tp tphcm trong trung-ương trường trưởng trạm tòa tại tỉnh tổ tổng
từ ubnd uefa uỷ vff viện vpf vtv và với world xã youtube đh đài đảng đội ủy
"""

# Words that never stand inside a name: their capital begins a sentence whose full stop got lost.
FUNCTION_WORDS = """
bên các cũng do dù dưới khi không là làm lúc mà mỗi một nay ngay ngoài nhiều nhưng những này nếu
qua rằng sau sẽ theo thì trong trên trước tuy từ tại và vào vì vẫn về với đang đây đã đó để ảnh ở
"""

# What begins right behind a person's name: verbs of saying and doing. First words suffice.
SAYING = """
cho biết, cho hay, cho rằng, chia sẻ, khẳng định, nhấn mạnh, phát biểu, nói, kể, khai, trả lời,
thừa nhận, đề nghị, yêu cầu, thông tin, lưu ý, nhận định, đánh giá, bày tỏ, tâm sự, phân tích,
giải thích, cảnh báo, tuyên bố, trình bày, xác nhận, đã ký, vừa ký, chủ trì, tới dự, trú tại, sinh
năm, quê, cùng vợ, cùng chồng
"""


class Kind(Enum):
    """What a listed phrase says about the name behind it."""

    PLACE = auto()
    HONORIFIC = auto()
    TITLE = auto()
    NEUTRAL = auto()
    NOBODY = auto()
    UNIT = auto()
    CITY = auto()
    THING = auto()
    HINT = auto()
    COMPOUND = auto()


class Entry(NamedTuple):
    """A listed phrase."""

    words: tuple[str, ...]
    """Its words, folded."""
    kind: Kind
    """What it says about the name behind it."""
    gender: Gender | None = None
    """What an honorific tells."""


@cache
def syllables(listed: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(fold(listed).split())


@cache
def phrases(listed: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases between the commas of a list, folded, as words."""
    return frozenset(tuple(phrase.split()) for phrase in fold(listed).replace("\n", " ").split(","))


@cache
def index() -> dict[str, dict[str, list[Entry]]]:
    """Return the listed phrases by their first and second word ("" for none), the longest first.

    Of two lists with the same phrase, the one that `Kind` names first decides.
    """
    found: dict[str, dict[str, list[Entry]]] = {}
    for entry in sorted(_entries(), key=lambda entry: -len(entry.words)):
        second = entry.words[1] if len(entry.words) > 1 else ""
        found.setdefault(entry.words[0], {}).setdefault(second, []).append(entry)
    return found


def _entries() -> Iterator[Entry]:
    """Yield the listed phrases in the order of their kinds."""
    lists = {
        Kind.PLACE: PLACES,
        Kind.TITLE: TITLES,
        Kind.NEUTRAL: NEUTRAL,
        Kind.NOBODY: NOBODY,
        Kind.UNIT: UNIT_HEADS,
        Kind.CITY: CITY_HEADS,
        Kind.THING: THING_HEADS,
        Kind.HINT: PLACE_HINTS,
        Kind.COMPOUND: COMPOUNDS,
    }
    for kind in Kind:
        if kind is Kind.HONORIFIC:
            yield from _honorifics()
        else:
            yield from (Entry(words, kind) for words in sorted(phrases(lists[kind])))


def _honorifics() -> Iterator[Entry]:
    """Yield the honorifics with the gender that they tell."""
    genders: dict[str, Gender | None] = {"m": "male", "f": "female", "-": None}
    for group in re.split(r"\n(?=[mf-]:)", HONORIFICS.strip()):
        tag, _, listed = group.partition(":")
        for words in sorted(phrases(listed)):
            yield Entry(words, Kind.HONORIFIC, genders[tag])
