"""Vietnamese words that are taken for one another, with their English; from knowledge of both.

A group to a paragraph, a member to a line: `Vietnamese = English`. Words behind a `/` tell
nothing alone: the Vietnamese could be behind the member's English, the English could render its
Vietnamese. `increase*` stands for all its regular forms.
"""

OPPOSITES = """
tăng, gia tăng, tăng trưởng, tăng giá, tăng lương / lên, cao, hơn, nâng, vượt, thêm, nhiều, bùng,
    phát triển, mở rộng, leo thang, tiến, nhảy vọt, tích lũy, cải thiện, bổ sung, gấp, đà =
    increase*, rose, risen, grew, grown, growth / rise*, rising, raise*, grow*, up, climb*, jump*,
    surge*, soar*, gain*, higher, more, expand*, boost*, hike*, add*, above, exceed*, accelerate*,
    strengthen*, enhance*, double*, triple*, improve*, extend*, multiply*, spike*, swell*, upward,
    step*, intensify*, mount*, elevate*, escalate*, additional, extra, further, heighten*, rally*,
    rebound*, quadruple*, larger, bigger, stronger, faster, greater, better, appreciate*,
    advance*, put on, build*, inflate*, inflation, develop*, heavier, dearer, reach*, high, highs,
    record*
giảm, sụt giảm, suy giảm, giảm giá / thấp, hạ, xuống, bớt, ít, kém, mất, hụt, cắt, suy, lùi, sụt,
    rơi, rớt, yếu, rút, thu hẹp, hẹp, tụt, đi xuống, thu nhỏ, dưới, còn, khấu trừ, miễn =
    decrease*, decline*, reduce*, reduction, reductions, fell, fallen / fall*, drop*, cut*,
    shrink*, shrank, shrunk, lower*, down, less, fewer, ease*, slow*, slump*, plunge*, slip*,
    lose*, lost, loss*, dip*, discount*, off, minimise*, minimize*, shorten*, curb*, slash*,
    alleviate*, weaken*, worse, sink*, sank, mitigate*, relieve*, relief, halve*, half, cheaper,
    downward, limit*, lighten*, soften*, smaller, drop, tumble*, subside*, below, under,
    contract*, narrow*, ebb*, dwindle*, wane*, lessen*, diminish*, trim*, retreat*, low, lows,
    leniency, commute*, thin*, cool*, light, lighter, deduct*, waive*, exempt*, scale*, save*,
    deteriorate*, erode*, slide*

bị thương, thương tích / thương vong, chấn thương, vết thương, đau = injure*, injury, injuries,
    wound*, hurt / casualty, casualties, harm*, damage*, victim*, hospitalise*, hospitalize*,
    maim*, trauma, scar*
chết, tử vong, thiệt mạng, tử nạn / thương vong, qua đời, hy sinh, giết, sát hại, án mạng, mạng,
    mất, từ trần, tử, tự sát, thi thể, xác, ra đi, đời, hạ sát, bắn, diệt, tử thần, nạn nhân, tang
    = dead, died, killed, killing, death, deaths, fatality, fatalities / die, dies, dying, kill,
    kills, fatal, fatally, deadly, casualty, casualties, passed, perish*, murder*, life, lives,
    slay*, slain, lethal, mortality, victim*, body, bodies, drown*, late, toll, suicide, deceased
sống sót, còn sống / sống, thoát chết, thoát, tồn tại = survive*, survivor, survivors, alive /
    survival, escape*, living, live, lived, lives

bắt giữ, bắt tạm giam, tạm giam, tạm giữ, bị bắt / bắt, giam, giữ, tóm, còng, nhốt = arrest*,
    detain*, detention / custody, capture*, caught, catch*, seize*, hold, held, jail*, remand*,
    apprehend*, imprison*, behind bars, nab*, bust*, round*, take*, taken
trả tự do, thả tự do, phóng thích, được thả / thả, tự do, tha, ra tù, tại ngoại, đặc xá =
    release*, freed / free, frees, freeing, parole, bail, amnesty, pardon*, acquit*, let,
    liberate*

cấm, nghiêm cấm / hạn chế, ngăn, chặn, trái phép, phạt, tẩy chay = ban, bans, banned, banning,
    prohibit*, forbid*, forbidden / bar*, outlaw*, restrict*, stop*, prevent*, illegal*, block*,
    prohibition, suspend*, exclude*, moratorium, clamp*
cho phép, cấp phép / được, giấy phép, phép, có thể, hợp pháp, để, chấp thuận, quyền, thể = allow*,
    permit*, permission, licensed, authorise*, authorize* / let, lets, letting, license*,
    licence*, enable*, approve*, approval, grant*, legal*, may, can, could, might, give*, gave,
    entitle*, able, accept*, green light, make*, clear*, so that

ủng hộ, tán thành, đồng tình, tán đồng / nhất trí, đồng ý, hỗ trợ, giúp, chấp nhận, theo, quyên
    góp, thuận, bênh, nâng đỡ, ủng = support*, supporter, supporters, agree*, endorse* / back*,
    approve*, favour*, favor*, advocate*, donate*, donation*, consent*, welcome*, assent*, pro,
    yes, for, accept*, sympathise*, defend*, aid*, help*, fan, fans, champion*, donor*,
    contribution*, contribute*, raise*, assist*, echo*
phản đối, chống đối / chống, bác, từ chối, biểu tình, lên án, phản kháng, bất đồng, chỉ trích,
    trái, phản bác, đối lập, phe, đối, khước từ, kháng = oppose*, opposition, opponent, opponents,
    object to, objected, objects to / against, reject*, protest*, condemn*, disagree*,
    disapprove*, resist*, refuse*, criticise*, criticize*, object*, objection*, versus, veto*,
    dissent*, contrary, decline*, denounce*, anti, unhappy, rally*

dương tính / tích cực, nhiễm, mắc = positive, positively / infect*, contract*, fail*, have, has,
    had
âm tính / tiêu cực = negative, negatively / clear, free, passed

tích cực / dương tính, lạc quan, khả quan, hăng hái, chủ động, sôi nổi, tốt, quan = positive,
    positively, active, actively / proactive*, well, good, better, vigorous*, enthusiastic*,
    promising, constructive*, optimistic, energetic*, strong*, hard, keen*, favourable, favorable,
    engaged, encouraging
tiêu cực / âm tính, xấu, bất lợi, tham nhũng, hại, bi quan, phủ định, dư = negative, negatively /
    bad, badly, adverse*, corrupt*, harmful, misconduct, wrongdoing*, irregularities, malpractice,
    passive*, pessimistic, ill, undesirable, vices

thành công, thắng lợi / đạt, thành tựu, thuận lợi, tốt, thắng, được = success, successes,
    successful, successfully, succeed* / well, win*, won, manage*, victory, triumph*, achieve*,
    smooth*, accomplish*, make*, made, hit, feat, fulfil*, pull*, complete*, bear fruit
thất bại / thua, hỏng, đổ, trượt, sụp, phá sản, thảm, vỡ, trục trặc = fail, fails, failed,
    failing, failure, failures / lose*, lost, defeat*, collapse*, flop*, unsuccessful*, fell
    through, beat*, setback*, beaten, break*, broke*, loss*, miss*, down

lớn nhất / to, khổng lồ, cực đại, hàng đầu, nhất = largest, biggest, greatest / most, top, major,
    highest, widest, leading, main, great, maximum, largest-ever, best, longest, number one, large
nhỏ nhất, bé nhất / ít, thấp, tối thiểu, trẻ = smallest, tiniest / least, minimum, lowest,
    slightest, youngest, minor, small, minimal

cao nhất / tối đa, lớn, nhất, kỷ lục, đỉnh, tối cao, hàng đầu = highest, tallest, top / most,
    peak*, record*, maximum, supreme, best, largest, biggest, greatest, max, superior, leading,
    high, up to
thấp nhất / tối thiểu, đáy, kém, ít, nhỏ, nhẹ, tồi = lowest / least, minimum, bottom, worst,
    smallest, shortest, low, record low, fewest, min, floor

đắt, đắt đỏ / cao, tốn, đắt giá, xa xỉ = expensive / costly, dear, dearer, pricey, high*, cost*,
    more, priced, premium, steep, price*
rẻ, giá rẻ / thấp, bình dân, hạ, hợp lý, tiết kiệm = cheap, cheaper, cheapest, cheaply / low*,
    inexpensive, affordable, bargain*, budget, less, cost*, discount*

giàu, giàu có / tỷ phú, dồi dào, sung túc, phú, khá giả, đại gia, phong phú = rich, richer,
    richest, wealthy / affluent, wealth*, well-off, prosperous, billionaire*, well-to-do, full,
    high, fortune
nghèo, người nghèo, hộ nghèo / khó khăn, kém, túng, khổ, bần, thiếu = poor, poorer, poorest /
    poverty, needy, disadvantaged, destitute, low*, impoverish*, underprivileged, deprived

sớm / trước, mới, ban đầu, nhanh, ngay = early, earlier, earliest / soon*, quick*, advance, ahead,
    before, prompt*, fast, first, immediate*, possible, premature*, morning, young*
muộn, trễ / cuối, chậm, lâu, đêm, khuya, sau = late, later, latest / delay*, belated*, behind,
    after, overdue, tardy, night, slow*, wait*, long

hoãn, tạm hoãn, trì hoãn / tạm dừng, dừng, lùi, chậm, đình, tạm ngưng, treo = postpone*, delay*,
    adjourn* / suspend*, put off, defer*, halt*, push*, stay*, reschedule*, late*, put back,
    pause*, hold*, stall*, grace, reprieve*, cancel*, shelve*
đẩy nhanh, thúc đẩy / tăng, nhanh, đẩy, gấp, khẩn = accelerate*, speed* up, hasten*, expedite* /
    speed*, sped, promote*, faster, fast*, push*, step*, quick*, boost*, drive*, foster*, rush*,
    spur*, advance*, further*, encourage*, propel*, motivate*, urge*, bring*, increase*,
    stimulate*
"""
"""Words of which a "not" makes the one of the other."""

KINDS = """
xuất khẩu / xuất nhập khẩu, xuất = export*, exporter, exporters / overseas, abroad
nhập khẩu / xuất nhập khẩu, nhập, ngoại = import*, importer, importers / foreign, bring*, brought,
    buy*, bought

mua, thu mua / mua bán, sắm, đặt, tậu, sở hữu, khách, tiêu dùng, tiêu thụ, nhập, cháy vé, đắt
    hàng, bán cho, bán hết, ế = buy, buys, buying, bought, purchase*, buyer, buyers / shop*,
    acquire*, order*, procure*, customer*, consumer*, pay*, paid, spend*, spent, get, gets, got,
    trade*, acquisition*, deal*, sign*, afford, transaction*, subscribe*, obtain*, take*, took
bán / mua bán, tiêu thụ, mua hết, rao, chào, tiểu thương, bày, thương mại, doanh số, doanh thu,
    thanh lý, chuyển nhượng, buôn, chợ, tung, cháy = sell, sells, selling, sold, seller, sellers /
    sale*, retail*, market*, vendor*, trade*, trading, deal*, offer*, peddle*, hawk*, price*,
    shop*, merchant*, auction*, dispose*, export*, transfer*, store*, supply*, supplied, ticket*,
    dump*, transaction*, sell-off, resell*

doanh thu, doanh số / thu, bán, thu nhập, phòng vé = revenue, revenues, turnover / sale*, earn*,
    income, took, take*, takings, receipts, gross, box office, proceeds, sell*, sold
lợi nhuận, lãi, lời / lợi, thu nhập, sinh lời, có lãi = profit, profits, profitable / earn*,
    income, gain*, margin*, benefit*, interest, surplus, bottom line, dividend*, yield*

thua lỗ, lỗ lũy kế, báo lỗ, lỗ ròng / lỗ, thua, mất, thiệt hại, tổn thất = loss, losses / lose*,
    lost, red, deficit
lợi nhuận, có lãi, lãi ròng, báo lãi / lãi, lời, lợi = profit, profits, profitable / earn*, gain*,
    black, income, net

khởi tố / truy tố, điều tra, án = prosecute*, prosecution, charge*, proceedings / indict*,
    investigate*, investigation*, case*, probe*, criminal, accuse*, book*, press*, file*
tuyên phạt, tuyên án, kết án, lĩnh án, lãnh án, phạt tù / phạt, tù, xét xử, y án, mức án, bản án,
    tiền án, án tù, có tội, tử hình = sentence*, convict*, conviction / jail*, imprison*, prison,
    fine*, verdict*, hand*, guilty, term*, punish*, give*, gave, get, got, receive*, year, years,
    condemn*

khởi công, động thổ / bắt đầu, xây, triển khai, thi công = broke ground, break ground,
    ground-breaking, groundbreaking, breaking ground / start*, begin*, began, begun, commence*,
    launch*, construction, build*, work, initiate*
khánh thành, hoàn thành, thông xe / hoàn tất, mở, khai trương, đưa vào, xong, vận hành, sử dụng =
    inaugurate*, inauguration, completed, completion / open*, complete*, finish*, unveil*, use,
    operation, traffic, ready, done, achieve*, fulfil*, wrap*, meet*, met

sáp nhập, hợp nhất / nhập, gộp, sắp xếp, thống nhất = merge*, merger, mergers / consolidate*,
    combine*, amalgamate*, unify*, join*, integrate*, incorporate*, absorb*, unite*, annex*,
    rearrange*, reorganise*, reorganize*, consolidation
chia tách, tách ra / tách, chia, ly, cắt, phân = split*, separate*, separation / divide*, break*,
    broke*, spin*, spun, carve*, detach*, leave*, left, apart

bổ nhiệm, đề bạt / giao, cử, bầu, chỉ định, phong, điều động, giữ chức, đắc cử, chọn = appoint*,
    appointment, appointments / name*, elect*, promote*, assign*, nominate*, choose*, chose,
    chosen, become*, became, install*, pick*, designate*, take*, took, took over
miễn nhiệm, cách chức, bãi nhiệm, sa thải / thôi, nghỉ, cho thôi, bãi, kỷ luật, buộc thôi việc, từ
    chức, thay thế, loại, tước, đuổi = dismiss*, dismissal, sacked, fired / remove*, removal,
    relieve*, sack*, fire*, discharge*, oust*, resign*, step*, strip*, leave*, left, lay*, laid,
    axed, replace*, quit*, impeach*, expel*

nhập viện / cấp cứu, đưa vào viện, vào viện, điều trị, viện = hospitalise*, hospitalize*,
    hospitalisation, hospitalization, admitted / admit*, admission*, hospital*, treat*, rush*,
    taken
xuất viện, ra viện / về nhà, ra, rời = discharged / discharge*, release*, leave*, left, home, out

nhập cảnh / đến, vào, khách = entry, enter* / arrive*, arrival*, immigration, come, came, visit*,
    border*, inbound, land*, admit*
xuất cảnh / rời, đi, ra, về = exit* / leave*, left, depart*, departure*, emigrate*, emigration,
    outbound, out, abroad, travel*

cho vay / tín dụng, vay, cấp vốn = lend*, lent, lender, lenders / loan*, credit, borrow*,
    finance*, fund*, offer*
đi vay, vay vốn, khoản vay, vay nợ, vay / cho vay, nợ, tín dụng, mượn, thế chấp = borrow*,
    borrower, borrowers / loan*, credit, debt*, mortgage*, finance*, owe*, lend*, lent

khai mạc / mở, bắt đầu, khởi động, diễn ra = open*, kick* off / begin*, began, begun, start*,
    commence*, kick*, take*, took, launch*, get, got, underway, inaugural
bế mạc / kết thúc, đóng, khép, cuối, xong, chấm dứt, gần = closed, concluded, ended / close*,
    closing, conclude*, end*, finish*, wrap*, final*, last

thặng dư, dư thừa, xuất siêu / thừa, dư, vượt = surplus*, excess / black, spare, extra,
    oversupply, glut, too, redundant, leftover, over
thâm hụt, thiếu hụt, bội chi, nhập siêu / thiếu, hụt, khan, nợ, lỗ = deficit, deficits, shortage*,
    shortfall / lack*, short, scarce*, scarcity, gap, gaps, red, need*, miss*, insufficient,
    overspend*

nguồn cung, cung ứng, cung cấp / cung, lượng, hàng, vật tư, nước, điện, trữ lượng, dự trữ, tiếp
    tế, bán, phát = supply, supplies, supplied, supplier, suppliers / provide*, provision*,
    availability, available, source*, stock*, sources, deliver*, give*, gave, offer*, furnish*,
    serve*, feed*
nhu cầu, sức mua, lượng cầu, nguồn cầu / cầu, đòi, yêu cầu, tiêu thụ, cần, mua = demand, demands /
    need*, purchasing power, buy*, consumption, appetite

hạn hán, khô hạn / hạn, khô, nắng, thiếu nước = drought, droughts / dry, arid, dryness, parched,
    water
lũ lụt, ngập lụt, lũ, lụt, ngập / mưa, triều, tràn, úng, ngập tràn = flood* / deluge*, inundate*,
    inundation, submerge*, water, waters, waterlogged, rain*, swamp*, tide*

chiến tranh, chiến sự / chiến, xung đột, quân = war, wars, warfare / conflict*, fight*, battle*,
    hostilities, combat, postwar, front*, wartime
hòa bình / hòa, bình yên, đình chiến, hòa giải, thanh bình = peace, peaceful, peacefully / truce,
    ceasefire, calm, pacific, amicable, quiet

kết hôn, cưới, đám cưới / hôn, lấy, vợ, chồng, thành hôn = marry, marries, married, wedding,
    weddings / marriage*, wed, weds, bride*, groom*, wife, husband, tie*, spouse*, nuptial*
ly hôn, ly dị / chia tay, ly thân, tan vỡ = divorce* / split*, separate*, part*, estranged, ex,
    break*, broke*

mầm non, mẫu giáo, nhà trẻ / trẻ, giữ trẻ = kindergarten, kindergartens, preschool, preschools,
    pre-school, nursery school / nursery, nurseries, day-care, daycare, day care, childcare,
    creche, pre-primary, early childhood, crèche, preschooler, preschoolers
tiểu học / cấp 1, cấp một, cấp i, th = primary school, primary schools, primary education,
    elementary, primary pupils, primary students / primary, grade school, grade schools
trung học cơ sở, thcs / cấp 2, cấp hai, cấp ii, trung học, cơ sở = lower secondary,
    lower-secondary, junior high, junior secondary, middle school, middle schools, junior high
    school, junior high schools, lower secondary school, lower secondary schools / secondary, high
    school, high schools, secondary school
trung học phổ thông, thpt, phổ thông trung học, ptth / cấp 3, cấp ba, cấp iii, trung học, phổ
    thông, tốt nghiệp, lớp 10, lớp 11, lớp 12, lớp mười = upper secondary, upper-secondary, senior
    high, senior secondary, high school, high schools, high-school / secondary, secondary school,
    secondary schools, school-leaving, grade, grades, highschool, baccalaureate
đại học / cao đẳng, cử nhân, học viện, sinh viên, giảng viên, giáo sư, trường = university,
    universities / college*, undergraduate*, tertiary, bachelor*, academy, academies, institute*,
    higher education, graduate*, academic*, school, schools, degree*, campus*, faculty, uni

xe máy, mô tô / xe, gắn máy, xe điện, tay ga, phân khối = motorbike, motorbikes, motorcycle,
    motorcycles / bike, bikes, scooter*, moped*, motorcyclist*, rider*, vehicle*, traffic, harley
xe tải, xe ben / xe, đầu kéo, container, tải = truck, trucks, lorry, lorries / vehicle*, trailer*,
    tractor*, pickup*, van, vans, haulier*, freight
xe khách, xe buýt, xe bus / xe, xe đò, xe giường nằm = bus, buses, coach, coaches / vehicle*,
    minibus*, shuttle*, bus-stop
tàu hỏa, xe lửa, đoàn tàu / tàu, đường sắt, metro, ga, ray = train, trains / railway*, rail,
    locomotive*, subway*, metro, tram*, express
máy bay, phi cơ / chuyến bay, bay, hàng không, chiến đấu cơ, trực thăng = plane, planes, aircraft,
    airplane, airplanes, aeroplane / jet*, flight*, airliner*, fly, flying, flown, helicopter*,
    air*, chopper*, bomber*, airbus, boeing, fighter*
tàu cá, tàu thuyền, con thuyền, tàu biển, du thuyền / tàu, thuyền, ghe, xuồng, hải, phà, cảng,
    chìm, chiến hạm, tàu ngầm, khu trục = boat, boats, ship, ships / vessel*, trawler*, ferry,
    ferries, yacht*, canoe*, fleet*, craft, aboard, fishing, cruise*, shipping, barge*, sail*

cơn bão, bão số, siêu bão, áp thấp nhiệt đới / bão, giông, lốc, gió = typhoon, typhoons,
    hurricane, hurricanes, cyclone, cyclones / storm*, depression, tropical, wind*
động đất / địa chấn, rung chấn, dư chấn = earthquake, earthquakes, quake, quakes / tremor*,
    seismic, aftershock*, magnitude
sạt lở, lở đất / lở, sụt, sạt, trượt = landslide, landslides, mudslide, mudslides / erosion,
    erode*, collapse*, slip*, slide*, subsidence
hỏa hoạn, vụ cháy, đám cháy, cháy rừng / cháy, lửa, hỏa, đốt, bốc = fire, fires, blaze, wildfire,
    wildfires / burn*, flame*, inferno, engulf*, bushfire*, ablaze, arson
hạn hán, hạn mặn / hạn, khô = drought, droughts / dry, saline, salinity, saltwater, arid
lũ lụt, ngập lụt, lũ quét, nước lũ / lũ, lụt, ngập = flood* / inundate*, deluge*, water*,
    submerge*

phía bắc, miền bắc, hướng bắc / bắc, bắc bộ, đông bắc, tây bắc = north, northern, northward,
    northwards, northerly / northeast, northwest, northeastern, northwestern, upper, north-east,
    north-west, northerner*, northbound
phía nam, miền nam, hướng nam / nam, nam bộ, đông nam, tây nam = south, southern, southward,
    southwards, southerly / southeast, southwest, southeastern, southwestern, lower, south-east,
    south-west, southerner*, southbound
phía đông, hướng đông / đông, đông bắc, đông nam, miền đông = east, eastern, eastward, eastwards /
    northeast, southeast, northeastern, southeastern, orient*, easterly, eastbound
phía tây, hướng tây, phương tây / tây, tây bắc, tây nam, miền tây, âu mỹ = west, western,
    westward, westwards / northwest, southwest, northwestern, southwestern, westerly, westerner*,
    westbound

trong nước, nội địa, quốc nội / quốc gia, nhà, nội, nước nhà, cả nước, toàn quốc, địa phương =
    domestic, domestically / local*, home, homegrown, home-grown, country, nation*, internal*,
    inland, national*, at home, vietnam, viet nam, vietnamese, homeland
nước ngoài, ngoại quốc / quốc tế, ngoại, ngoài nước, hải ngoại, xuất ngoại, tây, thế giới, kiều,
    đi = foreign, foreigner, foreigners, abroad, overseas / international*, external*, expat*,
    outside, fdi, offshore, tourist*, alien*, elsewhere, global*, emigrate*, other

công lập, khu vực công, đầu tư công / công, nhà nước, nhân dân = public / state*, government*,
    state-run, national
tư thục, tư nhân, dân lập, ngoài công lập / tư, riêng, cá nhân, kín, dân doanh = private,
    privately, privately-run / non-state, non-public, individual*, independent, personal*

nông thôn / thôn, quê, làng, xã, miền, ngoại thành, vùng sâu = rural / countryside, country,
    village*, remote, agricultural
thành thị, đô thị / thành phố, phố, nội thành, dân cư = urban / city, cities, town*, metropol*,
    municipal*

phụ nữ, nữ giới, nữ sinh, đội nữ, tuyển nữ, người đàn bà, cô gái, bé gái / nữ, bà, cô, chị, gái,
    vợ, mẹ, nàng, con, hoa hậu = woman, women, girl, girls / female*, lady, ladies, she, her,
    mother*, wife, wives, sister*, daughter*, madam, ms, mrs, girlfriend*, feminine, teen*, child*
đàn ông, nam giới, nam thanh niên, cậu bé, bé trai / nam, ông, anh, trai, chồng, bố, cha, chàng,
    hắn, người, con, quý ông, đệ tử = man, men, boy, boys / male*, he, his, him, guy*, gentleman,
    gentlemen, father*, husband*, son, sons, brother*, boyfriend*, youth, lad, lads, mr,
    youngster*, teen*, child*

con trai, cậu con / trai, bé trai, con = son, sons / boy*, male*, child*, kid*, brother*
con gái, cô con / gái, bé gái, con = daughter, daughters / girl*, female*, child*, kid*, woman,
    women

anh trai, em trai / anh, em, trai, huynh = brother, brothers / sibling*
chị gái, em gái / chị, em, gái = sister, sisters / sibling*

người chồng, chồng / vợ chồng, phu quân, ông xã = husband, husbands / couple*, spouse*, partner*,
    married, man, hubby, marriage
người vợ, vợ / vợ chồng, phu nhân, bà xã, đệ nhất = wife, wives / couple*, spouse*, partner*,
    married, widow*, lady, marriage, bride*, first lady

người cha, người bố, cha ruột, bố ruột, cha mình, bố mình / cha, bố, ba, phụ, thân sinh = father,
    fathers, dad / parent*, daddy, papa, stepfather*, pop, patriarch*, family
người mẹ, mẹ ruột, mẹ mình, bà mẹ / mẹ, má, mẫu, thân mẫu, sản phụ = mother, mothers, mum, mom /
    parent*, mummy, mommy, mama, maternal, motherhood, family, stepmother*, moms, mums

nạn nhân, bị hại / thiệt hại, người, chết, mắc, bệnh = victim, victims / injured, plaintiff*,
    target*, casualty, casualties, survivor*, suffer*, dead, injured party, prey
bị cáo, bị can, nghi phạm, hung thủ, thủ phạm / đối tượng, nghi can, kẻ, tội phạm, tên, phạm =
    suspect, suspects, defendant, defendants, perpetrator, perpetrators / accused, culprit*,
    attacker*, offender*, killer*, murderer*, criminal*, gunman, convict*, shooter, people,
    person, assailant*, man, men, he, she, them, they, him, her

luật sư / người bào chữa, bào chữa, luật = lawyer, lawyers, attorney, attorneys / counsel*,
    solicitor*, barrister*, legal, defence, defense, advocate*, bar
thẩm phán, hội đồng xét xử / quan tòa, tòa, tòa án, chánh án, giám khảo, trọng tài = judge, judges
    / court*, justice*, magistrate*, bench, panel*, jury, tribunal
kiểm sát viên, công tố viên / công tố, viện kiểm sát, kiểm sát, vks = prosecutor, prosecutors /
    prosecution, procurator*, procuracy, attorney*, district attorney

nguyên đơn / đơn, kiện = plaintiff, plaintiffs / claimant*, complainant*, petitioner*
bị đơn / bị cáo, bị can, bị kiện = defendant, defendants / respondent*, accused, sued

bác sĩ, thầy thuốc / y sĩ, tiến sĩ, phẫu thuật, bs, nhà, y = doctor, doctors, physician,
    physicians / dr, surgeon*, medic*, gp, clinician*, specialist*, paediatrician*, psychiatrist*,
    dermatologist*
y tá, điều dưỡng / hộ, hộ lý, chăm sóc = nurse, nurses / nursing, carer*, caregiver*, medical
    staff
bệnh nhân, người bệnh / ca, bệnh, người, sản phụ, mắc = patient, patients / case, cases,
    sufferer*, people, person, inpatient*, outpatient*, sick, ill, victim*

giáo viên, thầy giáo, cô giáo / thầy, cô, giảng viên, giáo, dạy, nhà giáo = teacher, teachers /
    lecturer*, instructor*, educator*, tutor*, teaching, faculty, staff, schoolteacher*,
    professor*
học sinh, học trò / sinh viên, trò, học, trẻ, thí sinh, em, con, du học sinh, cháu = pupil,
    pupils, student, students / schoolchild*, schoolboy*, schoolgirl*, child*, kid*, candidate*,
    learner*, boy*, girl*, teen*, young*, classmate*, graduate*, freshmen, schoolmate*

người lao động, công nhân, người làm công / lao động, nhân viên, thợ, nhân sự, cán bộ, người làm =
    worker, workers, employee, employees / labour*, labor*, staff*, workforce, personnel, people,
    manpower, workman, hand, hands
người sử dụng lao động, chủ sử dụng lao động / chủ, doanh nghiệp, hãng, công ty, tuyển, đơn vị, sử
    dụng = employer, employers / company, companies, firm, firms, business*, boss*, owner*,
    enterprise*

thượng viện / nghị viện, thượng nghị sĩ, quốc hội = senate / senator*, upper house, upper chamber,
    senatorial, congress, lords, parliament*
hạ viện / nghị viện, hạ nghị sĩ, quốc hội, dân biểu, nghị sĩ = house of representatives, lower
    house, house of commons, bundestag / house, representative*, commons, congress*, lower
    chamber, parliament*, mp, mps, duma

thịt heo, thịt lợn, con heo, con lợn, heo, lợn / heo hơi = pork, pig, pigs, hog, hogs / swine,
    piglet*, bacon, ham, sow, sows, piggery, boar*
thịt bò, con bò, bò thịt, bò sữa / bò, trâu, gia súc = beef, cow, cows, cattle / ox, oxen, bull*,
    dairy, calf, calves, buffalo*, livestock, steak*, herd*
thịt gà, con gà, gia cầm / gà, vịt, trứng = chicken, chickens, poultry / hen, hens, fowl, duck*,
    egg*, bird*, rooster*, broiler*, cock*

huy chương vàng, hcv / vàng, vô địch = gold medal, gold medals, gold / golden, golds, champion*
huy chương bạc, hcb / bạc = silver medal, silver medals, silver / silvers, second, runner-up
huy chương đồng, hcđ / đồng = bronze medal, bronze medals, bronze / bronzes, third
"""
"""Words for things of which one is not the other."""

TRAPS = """
tăng cường, tăng tốc, tăng ca, tăng thiết giáp, bán kết, bán đảo, bán dẫn, bán cầu, bán kính,
bán chính thức, bán thời gian, bán tự động, bán trú, bán nguyệt, bán lẻ, chồng chéo, chồng chất,
chồng lấn, chồng lấp, tan chồng, nhập khẩu phần, công ty mẹ, mẹ thiên nhiên, sớm muộn, giảm nhẹ,
giảm nghèo, giảm sát, lợi ích, giàu kinh nghiệm, nghèo nàn, con đường, nam châm, đông đúc, đông đảo,
mùa đông, bắc cầu, lãi suất, lãi vay, lời nói, lời khai, chết người, cái chết, khách mua, sớm hơn
"""
"""Vietnamese that has one of these words and means something else."""

NEGATIONS = "không, chưa, chẳng, chả, đừng, ngừng, hết, hạn chế, tránh, chống, thiếu, khỏi"
NEGATIONS_EN = """
not, no, never, without, nor, neither, cannot, none, nobody, nothing, hardly, stop*, avoid*, end*,
halt*, prevent*, instead
"""
"""Words that turn an opposite about."""
