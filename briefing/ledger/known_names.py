"""Names that the two languages write differently: countries, places, bodies, abbreviations.

Written from knowledge of both languages. A line holds the Vietnamese forms, "=", and the English
ones with the adjective and the people; one with capitals only is looked for in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.ledger.words import compared
from briefing.models import Language
from briefing.vietnamese.scanning import scan

# Countries with their peoples and languages.
COUNTRIES = """
Việt Nam, VN, Việt, nước ta, cả nước, trong nước, đất nước, nước nhà, nhà nước, quốc gia = \
Vietnam, Viet Nam, Vietnamese, Viet, VN, the country, the nation, nationwide, national, domestic
Afghanistan, Áp-ga-ni-xtan, Apganixtan = Afghanistan, Afghan
Ai Cập = Egypt, Egyptian
Albania, An-ba-ni, Anbani = Albania, Albanian
Algeria, An-giê-ri, Angiêri = Algeria, Algerian
Andorra = Andorra, Andorran
Angola, Ăng-gô-la, Ăngôla = Angola, Angolan
Anh, Anh Quốc, Vương quốc Anh, Liên hiệp Anh, Vương quốc Liên hiệp Anh, nước Anh, Anh ngữ, UK = \
United Kingdom, UK, U.K., Britain, Great Britain, British, Briton, Brit, England, English, \
Englishman, Englishmen, Englishwoman, Anglo
Wales, xứ Wales = Wales, Welsh, Welshman, Welshmen
Scotland, Xcốt-len, Scốtlen = Scotland, Scottish, Scot, Scotsman, Scotch
Antigua và Barbuda, Antigua = Antigua, Antigua and Barbuda, Antiguan
Áo = Austria, Austrian
Argentina, Ác-hen-ti-na, Achentina = Argentina, Argentine, Argentinian
Armenia, Ác-mê-ni-a, Acmênia = Armenia, Armenian
Azerbaijan, A-déc-bai-gian, Adécbaigian = Azerbaijan, Azerbaijani, Azeri
Ả Rập Xê Út, Ả-rập Xê-út, A-rập Xê-út, Ả Rập Saudi, Ả-rập Saudi, Ả Rập Xê-út, Saudi, \
Saudi Arabia = Saudi Arabia, Saudi, Saudi Arabian
Ả Rập, Ả-rập, A-rập, Arab = Arab, Arabia, Arabian, Arabic
Ấn Độ, Ấn = India, Indian
Bahamas, Ba-ha-mát = Bahamas, Bahamian
Bahrain, Ba-ranh = Bahrain, Bahraini
Ba Lan = Poland, Polish, Pole
Ba Tư = Persia, Persian
Bangladesh, Băng-la-đét, Bănglađét = Bangladesh, Bangladeshi
Barbados, Bác-ba-đốt = Barbados, Barbadian, Bajan
Belarus, Bê-la-rút, Bêlarút, Bạch Nga = Belarus, Belarusian, Byelorussia
Belize = Belize, Belizean
Benin, Bê-nanh = Benin, Beninese
Bhutan, Bu-tan = Bhutan, Bhutanese
Bỉ = Belgium, Belgian
Bolivia, Bô-li-vi-a, Bôlivia = Bolivia, Bolivian
Bosnia, Bosnia và Herzegovina, Bô-xni-a = Bosnia, Bosnian, Bosnia and Herzegovina
Botswana, Bốt-xoa-na = Botswana, Botswanan
Bồ Đào Nha, Bồ = Portugal, Portuguese
Brazil, Bra-xin, Braxin, Brasil, Ba Tây = Brazil, Brazilian, Brasil
Brunei, Bru-nây, Brunây, Brunei Darussalam = Brunei, Bruneian
Bulgaria, Bun-ga-ri, Bungari, Bungary, Bảo Gia Lợi = Bulgaria, Bulgarian
Burkina Faso, Buốc-ki-na Pha-xô = Burkina Faso, Burkinabe
Burundi, Bu-run-đi = Burundi, Burundian
Bờ Biển Ngà, Cốt-đi-voa, Côte d'Ivoire = Ivory Coast, Côte d'Ivoire, Ivorian
Cameroon, Ca-mơ-run, Camơrun = Cameroon, Cameroonian
Campuchia, Cam-pu-chia, Cam-pu-chi-a, Căm-pu-chia, Khmer, Khơ-me, Miên, Vương quốc Campuchia = \
Cambodia, Cambodian, Khmer, Kampuchea
Canada, Ca-na-đa, Canađa, Gia Nã Đại = Canada, Canadian
Cape Verde, Cáp Ve = Cape Verde, Cabo Verde, Cape Verdean
Chad, Sát, Tchad = Chad, Chadian
Chile, Chi-lê, Chilê = Chile, Chilean
Colombia, Cô-lôm-bi-a, Côlômbia = Colombia, Colombian
Comoros, Cô-mo = Comoros, Comorian
Congo, Công-gô, Cônggô, CHDC Congo = Congo, Congolese, DRC, DR Congo
Costa Rica, Cốt-xta Ri-ca = Costa Rica, Costa Rican
Croatia, Crô-a-ti-a, Crôatia = Croatia, Croatian, Croat
Cuba, Cu-ba, Cu Ba = Cuba, Cuban
Síp, Đảo Síp, Cộng hòa Síp, Cyprus = Cyprus, Cypriot
Djibouti, Gi-bu-ti = Djibouti, Djiboutian
Dominica, Đô-mi-ni-ca = Dominica, Dominican
Cộng hòa Dominica, Cộng hòa Đô-mi-ni-ca = Dominican Republic, Dominican
Đan Mạch = Denmark, Danish, Dane
Đài Loan, Đài = Taiwan, Taiwanese
Đông Timor, Timor-Leste, Timor Leste, Đông Ti-mo = East Timor, Timor-Leste, Timorese
Đức, Đức Quốc, CHLB Đức = Germany, German
Đông Đức = East Germany, East German, GDR
Tây Đức = West Germany, West German
Ecuador, Ê-cu-a-đo, Êcuađo = Ecuador, Ecuadorian, Ecuadorean
El Salvador, En Xan-va-đo = El Salvador, Salvadoran
Eritrea, Ê-ri-tơ-ri-a = Eritrea, Eritrean
Estonia, E-xtô-ni-a, Extônia = Estonia, Estonian
Eswatini, Swaziland = Eswatini, Swaziland, Swazi
Ethiopia, Ê-ti-ô-pi-a, Êtiôpia = Ethiopia, Ethiopian
Fiji, Phi-gi = Fiji, Fijian
Gabon, Ga-bông = Gabon, Gabonese
Gambia, Găm-bi-a = Gambia, Gambian
Georgia, Gru-di-a, Grudia, Gruzia = Georgia, Georgian
Ghana, Ga-na = Ghana, Ghanaian
Grenada = Grenada, Grenadian
Guatemala, Goa-tê-ma-la, Goatêmala = Guatemala, Guatemalan
Guinea, Ghi-nê = Guinea, Guinean
Guinea Xích Đạo, Ghi-nê Xích đạo = Equatorial Guinea
Guinea-Bissau, Ghi-nê Bít-xao = Guinea-Bissau
Guyana, Gai-a-na = Guyana, Guyanese
Haiti, Ha-i-ti = Haiti, Haitian
Hà Lan = Netherlands, Dutch, Holland, Dutchman, Dutchmen
Hàn Quốc, Hàn, Nam Hàn, Đại Hàn, Nam Triều Tiên = \
South Korea, South Korean, Korea, Korean, Republic of Korea, ROK, S Korea
Triều Tiên, Bắc Hàn, Bắc Triều Tiên, CHDCND Triều Tiên, Cao Ly = \
North Korea, North Korean, Korea, Korean, DPRK, N Korea
Honduras, Hôn-đu-rát, Ônđurát = Honduras, Honduran
Hungary, Hung-ga-ri, Hunggari, Hung = Hungary, Hungarian
Hy Lạp = Greece, Greek, Hellenic
Iceland, Ai-xơ-len, Aixơlen, Băng Đảo = Iceland, Icelandic, Icelander
Indonesia, In-đô-nê-xi-a, Inđônêxia, In-đô = Indonesia, Indonesian
Iran, I-ran = Iran, Iranian
Iraq, I-rắc, Irắc = Iraq, Iraqi
Ireland, Ai-len, Ailen, Ái Nhĩ Lan, Bắc Ireland, Cộng hòa Ireland = \
Ireland, Irish, Irishman, Irishmen, Northern Ireland
Israel, I-xra-en, Ixraen, Do Thái = Israel, Israeli, Jew, Jewish, Judaism
Ý, I-ta-li-a, Italia, Italy = Italy, Italian
Jamaica, Gia-mai-ca = Jamaica, Jamaican
Jordan, Gioóc-đa-ni, Gioócđani = Jordan, Jordanian
Kazakhstan, Ca-dắc-xtan, Cadắcxtan = Kazakhstan, Kazakh
Kenya, Kê-ni-a, Kênia = Kenya, Kenyan
Kiribati = Kiribati
Kosovo, Cô-xô-vô, Côxôvô = Kosovo, Kosovar, Kosovan
Kuwait, Cô-oét, Côoét = Kuwait, Kuwaiti
Kyrgyzstan, Cư-rơ-gư-xtan = Kyrgyzstan, Kyrgyz
Lào, CHDCND Lào = Laos, Lao, Laotian, Lao PDR
Latvia, Lát-vi-a = Latvia, Latvian
Lesotho, Lê-xô-thô = Lesotho
Li-băng, Liban, Lebanon, Libăng = Lebanon, Lebanese
Liberia, Li-bê-ri-a = Liberia, Liberian
Libya, Li-bi, Libi = Libya, Libyan
Liechtenstein = Liechtenstein
Litva, Lithuania, Lít-va, Látvia = Lithuania, Lithuanian
Luxembourg, Lúc-xăm-bua, Lúcxămbua = Luxembourg
Ma-rốc, Maroc, Morocco, Marốc = Morocco, Moroccan
Bắc Macedonia, Macedonia, Ma-xê-đô-ni-a = North Macedonia, Macedonia, Macedonian
Madagascar, Ma-đa-gát-xca = Madagascar, Malagasy
Malawi, Ma-la-uy = Malawi, Malawian
Malaysia, Ma-lai-xi-a, Malaixia, Mã Lai, Mã = Malaysia, Malaysian, Malay, Malaya
Maldives, Man-đi-vơ = Maldives, Maldivian
Mali, Ma-li = Mali, Malian
Malta, Man-ta = Malta, Maltese
Quần đảo Marshall, Mác-san = Marshall Islands, Marshallese
Mauritania, Mô-ri-ta-ni = Mauritania, Mauritanian
Mauritius, Mô-ri-xơ = Mauritius, Mauritian
México, Mexico, Mê-hi-cô, Mêhicô, Mễ Tây Cơ = Mexico, Mexican
Micronesia, Mi-crô-nê-xi-a = Micronesia, Micronesian
Moldova, Môn-đô-va = Moldova, Moldovan
Monaco, Mô-na-cô = Monaco, Monegasque
Mông Cổ = Mongolia, Mongolian, Mongol
Montenegro, Mông-tê-nê-grô = Montenegro, Montenegrin
Mozambique, Mô-dăm-bích, Môdămbích = Mozambique, Mozambican
Mỹ, Hoa Kỳ, Hiệp chủng quốc Hoa Kỳ, Hoa Kì, nước Mỹ, Huê Kỳ, US, USA = \
United States, United States of America, US, U.S., USA, U.S.A., America, American, States, Yank, \
Yankee
Myanmar, Mi-an-ma, Mianma, Miến Điện, Miến = Myanmar, Burma, Burmese
Namibia, Na-mi-bi-a = Namibia, Namibian
Nam Phi = South Africa, South African
Nam Sudan, Nam Xu-đăng = South Sudan, South Sudanese
Na Uy = Norway, Norwegian
Nauru = Nauru, Nauruan
Nepal, Nê-pan, Nêpan = Nepal, Nepali, Nepalese
New Zealand, Niu Di-lân, Niu Dilân, Tân Tây Lan = New Zealand, New Zealander, Kiwi, NZ
Nga, Liên bang Nga, LB Nga, Nga ngữ = Russia, Russian, Russian Federation
Nhật Bản, Nhật = Japan, Japanese
Nicaragua, Ni-ca-ra-goa = Nicaragua, Nicaraguan
Niger, Ni-giê = Niger, Nigerien
Nigeria, Ni-giê-ri-a, Nigiêria = Nigeria, Nigerian
Oman, Ô-man = Oman, Omani
Pakistan, Pa-ki-xtan, Pakixtan = Pakistan, Pakistani
Palau, Pa-lau = Palau, Palauan
Palestine, Pa-le-xtin, Palextin = Palestine, Palestinian
Panama, Pa-na-ma = Panama, Panamanian
Papua New Guinea, Papua Niu Ghi-nê = Papua New Guinea, Papuan, PNG
Paraguay, Pa-ra-goay = Paraguay, Paraguayan
Peru, Pê-ru, Pêru = Peru, Peruvian
Pháp, Pháp Quốc, Pháp ngữ = France, French, Frenchman, Frenchmen, Frenchwoman, Franco
Phần Lan = Finland, Finnish, Finn
Philippines, Phi-líp-pin, Philíppin, Phi Luật Tân, Philippine = \
Philippines, Philippine, Filipino, Filipina, PH
Qatar, Ca-ta, Cata = Qatar, Qatari
Romania, Ru-ma-ni, Rumani, Ru-ma-ni-a, Rumania, Lỗ Ma Ni = Romania, Romanian, Rumanian
Rwanda, Ru-an-đa = Rwanda, Rwandan
Samoa, Xa-moa = Samoa, Samoan
San Marino, Xan Ma-ri-nô = San Marino
Sao Tome và Principe, Xao Tô-mê = Sao Tome and Principe, Sao Tome
Séc, Cộng hòa Séc, CH Séc, Czech, Tiệp Khắc, Tiệp = \
Czech Republic, Czech, Czechia, Czechoslovakia, Czechoslovak
Senegal, Xê-nê-gan, Xênêgan = Senegal, Senegalese
Serbia, Xéc-bi-a, Xécbia = Serbia, Serbian, Serb
Seychelles, Xây-sen = Seychelles, Seychellois
Sierra Leone, Xi-ê-ra Lê-ôn = Sierra Leone, Sierra Leonean
Singapore, Xinh-ga-po, Xingapo, Sing-ga-po, Tân Gia Ba = Singapore, Singaporean
Slovakia, Xlô-va-ki-a, Xlôvakia = Slovakia, Slovak, Slovakian
Slovenia, Xlô-ven-ni-a, Xlôvenia = Slovenia, Slovene, Slovenian
Quần đảo Solomon, Xô-lô-môn = Solomon Islands
Somalia, Xô-ma-li, Xômali = Somalia, Somali
Sri Lanka, Xri Lan-ca, Xri-lan-ca, Tích Lan = Sri Lanka, Sri Lankan, Ceylon
Sudan, Xu-đăng, Xuđăng = Sudan, Sudanese
Suriname, Xu-ri-nam = Suriname, Surinamese
Syria, Xi-ri, Xiri, Xy-ri = Syria, Syrian
Tajikistan, Tát-gi-ki-xtan = Tajikistan, Tajik
Tanzania, Tan-da-ni-a, Tandania = Tanzania, Tanzanian
Tây Ban Nha = Spain, Spanish, Spaniard
Thái Lan, Thái, Xiêm = Thailand, Thai, Siam, Siamese
Thổ Nhĩ Kỳ, Thổ = Turkey, Türkiye, Turkish, Turk, Turkiye
Thụy Điển = Sweden, Swedish, Swede
Thụy Sĩ, Thuỵ Sỹ = Switzerland, Swiss
Togo, Tô-gô = Togo, Togolese
Tonga, Tông-ga = Tonga, Tongan
Trinidad và Tobago, Trinidad = Trinidad and Tobago, Trinidad, Trinidadian
Trung Quốc, Trung Hoa, CHND Trung Hoa, Hoa, Trung, Tàu, Hoa ngữ, Hán = \
China, Chinese, People's Republic of China, PRC, Sino, Mandarin, Han
Tunisia, Tuy-ni-di, Tuynidi = Tunisia, Tunisian
Turkmenistan, Tuốc-mê-ni-xtan = Turkmenistan, Turkmen
Tuvalu = Tuvalu
UAE, Các Tiểu vương quốc Ả Rập Thống nhất, Các tiểu vương quốc Ả-rập thống nhất = \
United Arab Emirates, UAE, Emirates, Emirati
Úc, Australia, Ô-xtrây-li-a, Ôxtrâylia, Úc Đại Lợi = Australia, Australian, Aussie
Uganda, U-gan-đa = Uganda, Ugandan
Ukraine, Ukraina, U-crai-na, Ucraina, U-crai-na = Ukraine, Ukrainian
Uruguay, U-ru-goay = Uruguay, Uruguayan
Uzbekistan, U-dơ-bê-ki-xtan, Udơbêkixtan = Uzbekistan, Uzbek
Vanuatu = Vanuatu
Vatican, Va-ti-căng, Tòa thánh, Tòa Thánh Vatican = Vatican, Holy See
Venezuela, Vê-nê-du-ê-la, Vênêduêla = Venezuela, Venezuelan
Yemen, Y-ê-men, Yêmen = Yemen, Yemeni
Zambia, Dăm-bi-a = Zambia, Zambian
Zimbabwe, Dim-ba-bu-ê = Zimbabwe, Zimbabwean
Liên Xô, Xô Viết, Xô-viết, Liên bang Xô Viết = Soviet Union, Soviet, USSR, Soviets
Nam Tư = Yugoslavia, Yugoslav, Yugoslavian
Tây Tạng = Tibet, Tibetan
Tân Cương = Xinjiang
Duy Ngô Nhĩ = Uyghur, Uighur
Rohingya = Rohingya
Người Kurd, Kurd = Kurd, Kurdish, Kurdistan
Basque = Basque
Catalonia, Catalan = Catalonia, Catalan, Catalonian
La Mã, Rô-ma, Rome, Roma = Rome, Roman
"""

# Cities, regions, continents, seas, and places of Viet Nam that English calls otherwise.
PLACES = """
Hà Nội, Thủ đô Hà Nội, HN = Hanoi, Ha Noi, Hanoian
TP.HCM, TPHCM, TP HCM, TP. HCM, Thành phố Hồ Chí Minh, TP Hồ Chí Minh, TP. Hồ Chí Minh, HCM, \
TP.Hồ Chí Minh, Sài Gòn = Ho Chi Minh City, HCMC, HCM City, Hochiminh City, Saigon, Sai Gon, \
Ho Chi Minh
Đà Nẵng = Da Nang, Danang
Hải Phòng = Hai Phong, Haiphong
Đắk Lắk, Đắc Lắc, Đắk Lắc, Đăk Lăk, Dak Lak, Đăk Lắk = Dak Lak, Daklak, Dac Lac
Đắk Nông, Đắc Nông, Đăk Nông = Dak Nong, Dac Nong, Daknong
Bắc Kạn, Bắc Cạn = Bac Kan, Bac Can
Kon Tum, Kontum, Công Tum = Kon Tum, Kontum
Thừa Thiên Huế, Thừa Thiên-Huế, Thừa Thiên - Huế, TT-Huế, TT Huế = Thua Thien Hue, Thua Thien-Hue
Bà Rịa-Vũng Tàu, Bà Rịa - Vũng Tàu, BR-VT = Ba Ria-Vung Tau, Ba Ria - Vung Tau
Buôn Ma Thuột, Buôn Mê Thuột, Ban Mê Thuột = Buon Ma Thuot, Buon Me Thuot, Ban Me Thuot
Sa Pa, Sapa = Sa Pa, Sapa
Pleiku, Plâycu, Plei Ku = Pleiku, Plei Ku
Biển Đông = South China Sea, East Sea, Bien Dong Sea, East Vietnam Sea, Bien Dong
Hoàng Sa = Paracel, Paracels, Hoang Sa
Tây Nguyên = Central Highlands, Tay Nguyen
Cửu Long, Mê Kông, Mê Công, Mekong, Mê-kông = Mekong, Cuu Long
Sông Hồng = Red River, Hong River, Song Hong
Sông Hương = Perfume River, Huong River, Song Huong
Hồ Gươm, Hồ Hoàn Kiếm = Hoan Kiem, Sword Lake, Ho Guom
Hồ Tây = West Lake, Ho Tay
Vịnh Hạ Long = Ha Long, Halong
Vịnh Bắc Bộ = Gulf of Tonkin, Tonkin
Chợ Lớn = Cho Lon, Cholon
Đông Dương = Indochina, Indochinese, Dong Duong
Dinh Độc Lập = Independence Palace, Reunification Palace, Doc Lap Palace
Văn Miếu = Temple of Literature, Van Mieu
Bắc Kinh = Beijing, Peking
Thượng Hải = Shanghai
Thâm Quyến = Shenzhen
Quảng Châu = Guangzhou, Canton
Quảng Đông = Guangdong, Cantonese, Canton
Quảng Tây = Guangxi
Vân Nam = Yunnan
Hải Nam = Hainan
Hồ Nam = Hunan
Hồ Bắc = Hubei
Hà Nam = Henan, Ha Nam
Hà Bắc = Hebei, Ha Bac
Tứ Xuyên = Sichuan
Trùng Khánh = Chongqing, Trung Khanh
Phúc Kiến = Fujian
Chiết Giang = Zhejiang
Giang Tô = Jiangsu
Giang Tây = Jiangxi
Sơn Đông = Shandong
Quý Châu = Guizhou
Thanh Hải = Qinghai
Cam Túc = Gansu
Ninh Hạ = Ningxia
Liêu Ninh = Liaoning
Cát Lâm = Jilin
Hắc Long Giang = Heilongjiang
An Huy = Anhui
Tây Ninh = Xining, Tay Ninh
Trịnh Châu = Zhengzhou
Bằng Tường = Pingxiang
Văn Miếu, Quốc Tử Giám, Văn Miếu - Quốc Tử Giám = Temple of Literature, Van Mieu, Imperial Academy
Hoàng thành Thăng Long = Thang Long Imperial Citadel, Imperial Citadel of Thang Long
Đại Nội = Imperial City, Dai Noi
Huế = Hue
Sùng Tả = Chongzuo
Phòng Thành Cảng = Fangchenggang
Đông Hưng = Dongxing, Dong Hung
Hà Khẩu = Hekou, Ha Khau
Bách Sắc = Baise
Văn Sơn = Wenshan, Van Son
Hồng Hà = Honghe, Hong Ha, Red River
Sông Hồng = Red River, Hong River, Song Hong
Sông Cửu Long = Mekong, Cuu Long
Hồ Tây = West Lake, Ho Tay, Tay Ho
Hồ Gươm, hồ Hoàn Kiếm = Hoan Kiem, Sword Lake, Ho Guom
Chùa Một Cột = One Pillar Pagoda, Mot Cot
Cầu Rồng = Dragon Bridge, Rong Bridge, Cau Rong
Vịnh Hạ Long = Ha Long, Halong
Trường Sa = Changsha, Truong Sa, Spratly, Spratlys
Tô Châu = Suzhou
Châu Hải = Zhuhai
Đông Hoản = Dongguan
Thẩm Dương = Shenyang
Cáp Nhĩ Tân = Harbin
Hợp Phì = Hefei
Phúc Châu = Fuzhou
Quế Lâm = Guilin
Tam Á = Sanya
Lạp Tát, Lhasa = Lhasa
Đài Trung = Taichung
Đài Nam = Tainan
Sơn Tây = Shanxi, Son Tay
Thiểm Tây = Shaanxi
Vũ Hán = Wuhan
Nam Kinh = Nanjing
Nam Ninh = Nanning
Thiên Tân = Tianjin
Tây An = Xi'an, Xian
Côn Minh = Kunming
Hàng Châu = Hangzhou
Thành Đô = Chengdu
Đại Liên = Dalian
Thanh Đảo = Qingdao
Hạ Môn = Xiamen
Nội Mông = Inner Mongolia
Hồng Kông, Hong Kong, Hương Cảng = Hong Kong, Hong Konger
Ma Cao, Macau, Áo Môn, Macao = Macau, Macao
Đài Bắc = Taipei
Cao Hùng = Kaohsiung
Tô-ky-ô, Tokyo, Đông Kinh = Tokyo
Xơ-un, Seoul, Hán Thành, Xê-un = Seoul
Bình Nhưỡng = Pyongyang
Băng Cốc, Bangkok, Băng-cốc, Vọng Các = Bangkok
Phnôm Pênh, Phnom Penh, Phnôm-pênh, Nam Vang = Phnom Penh
Viêng Chăn, Vientiane, Viên Chăn, Vạn Tượng = Vientiane
Luông Pha Băng, Luang Prabang = Luang Prabang
Gia-các-ta, Jakarta = Jakarta
Ma-ni-la, Manila = Manila
Cu-a-la Lăm-pơ, Kuala Lumpur = Kuala Lumpur
Niu Đê-li, New Delhi, Niu Đêli = New Delhi
Delhi, Đê-li = Delhi
Mumbai, Mum-bai = Mumbai, Bombay
Mát-xcơ-va, Matxcơva, Mátxcơva, Moscow, Moskva, Maxcova, Mạc Tư Khoa, Mat-xcơ-va = Moscow
Điện Kremlin, Kremlin, Krem-li, Crem-li = Kremlin
St. Petersburg, Xanh Pê-téc-bua, Saint Petersburg, St Petersburg = St. Petersburg, Saint Petersburg
Kiev, Ki-ép, Kyiv = Kyiv, Kiev
Minsk, Min-xcơ = Minsk
Luân Đôn, London, Luân-đôn = London, Londoner
Paris, Pa-ri, Ba Lê = Paris, Parisian
Béc-lin, Berlin, Bá Linh = Berlin, Berliner
Mu-ních, Munich, Munchen = Munich
Viên, Vienna, Viên-na = Vienna, Viennese
Giơ-ne-vơ, Geneva, Genève, Giơnevơ = Geneva
Brúc-xen, Brussels, Bruxelles, Brussel = Brussels
Am-xtéc-đam, Amsterdam = Amsterdam
La Hay, La Haye, The Hague, Hague = Hague, The Hague
Ma-đrít, Madrid = Madrid
Li-xbon, Lisbon, Lisboa = Lisbon
A-ten, Athens, Aten, Nhã Điển = Athens, Athenian
Vác-sa-va, Warsaw, Vácsava = Warsaw
Pra-ha, Praha, Prague = Prague
Bu-đa-pét, Budapest = Budapest
Bu-ca-rét, Bucharest = Bucharest
Bruc-xen = Brussels
Stốc-khôm, Stockholm, Xtốc-khôm = Stockholm
Ô-xlô, Oslo = Oslo
Cô-pen-ha-ghen, Copenhagen = Copenhagen
Hen-xin-ki, Helsinki = Helsinki
Oa-sinh-tơn, Washington, Hoa Thịnh Đốn, Washington D.C., Washington DC = Washington, DC, D.C.
Niu Oóc, New York, Niu-oóc, Nữu Ước = New York, New Yorker, NY, N.Y., NYC
Lốt An-giơ-lét, Los Angeles, L.A., LA = Los Angeles, LA, L.A.
Xan Phran-xi-xcô, San Francisco = San Francisco
Nhà Trắng, Tòa Bạch Ốc, Bạch Ốc = White House
Lầu Năm Góc, Ngũ Giác Đài = Pentagon
Phố Wall, Wall Street = Wall Street
Thung lũng Silicon, Silicon = Silicon Valley
La Ha-ba-na, La Habana, Havana, Ha-va-na = Havana
Mê-hi-cô Xi-ti, Mexico City, thành phố Mexico = Mexico City
Ốt-ta-oa, Ottawa = Ottawa
Can-bê-ra, Canberra = Canberra
Xít-ni, Sydney = Sydney
Oen-linh-tơn, Wellington = Wellington
Cai-rô, Cairo = Cairo
Te-hê-ran, Tehran, Tê-hê-ran, Teheran = Tehran, Teheran
Bát-đa, Baghdad = Baghdad
Đa-mát, Damascus = Damascus
Giê-ru-xa-lem, Jerusalem = Jerusalem
Gaza, Ga-da, Dải Gaza = Gaza, Gazan
Bờ Tây = West Bank, West Coast
Riyadh, Ri-i-át = Riyadh
Ca-bun, Kabul = Kabul
Đu-bai, Dubai = Dubai
Bắc Phi = North Africa, North African
Tây Phi = West Africa, West African
Đông Phi = East Africa, East African
Châu Phi, Phi, Phi châu, lục địa đen = Africa, African
Châu Âu, Âu, Âu châu, lục địa già, EU = Europe, European, EU
Tây Âu = Western Europe, West European, Western European
Đông Âu = Eastern Europe, East European, Eastern European
Bắc Âu = Northern Europe, Nordic, Scandinavia, Scandinavian
Châu Á, Á, Á châu = Asia, Asian
Á-Âu, Á - Âu = Eurasia, Eurasian, Euro-Asia, Asia-Europe
Đông Nam Á, ĐNA = Southeast Asia, South-East Asia, South East Asia, Southeast Asian, \
South-East Asian, Southeastern Asia
Đông Á = East Asia, East Asian, Eastern Asia
Đông Bắc Á = Northeast Asia, North-East Asia, Northeast Asian
Nam Á = South Asia, South Asian, Southern Asia
Trung Á = Central Asia, Central Asian
Tây Á = West Asia, Western Asia
Trung Đông = Middle East, Middle Eastern, Mideast
Cận Đông = Near East, Near Eastern
Viễn Đông = Far East, Far Eastern
Châu Mỹ, Mỹ châu, Châu Mỹ La tinh, Châu Mỹ Latinh, Châu Mỹ La-tinh = \
Latin America, Americas, America, American
Bắc Mỹ = North America, North American
Nam Mỹ = South America, South American, Latin America
Trung Mỹ = Central America, Central American
Mỹ Latinh, Mỹ La-tinh, Mỹ Latin, Mỹ La tinh = Latin America, Latin American
La-tinh, Latinh, Latin, La tinh = Latin, Latino, Latina
Caribe, Ca-ri-bê, Caribbean, Ca-ri-be = Caribbean
Châu Đại Dương = Oceania
Châu Úc = Australia, Australian, Oceania
Thái Bình Dương = Pacific
Đại Tây Dương = Atlantic, transatlantic
Ấn Độ Dương = Indian Ocean
Ấn Độ Dương - Thái Bình Dương, Ấn Độ-Thái Bình Dương, Ấn Độ Dương-Thái Bình Dương = Indo-Pacific
Châu Á - Thái Bình Dương, Châu Á-Thái Bình Dương = Asia-Pacific, Asia Pacific
Bắc Băng Dương = Arctic
Địa Trung Hải = Mediterranean
Hồng Hải, Biển Đỏ = Red Sea
Biển Đen, Hắc Hải = Black Sea
Biển Chết = Dead Sea
Biển Hoa Đông = East China Sea
Hoàng Hải = Yellow Sea
Biển Nhật Bản = Sea of Japan, East Sea
Biển Baltic, Ban-tích, Baltic = Baltic
Biển Bắc = North Sea
Ban-căng, Balkan, Bancăng = Balkan, Balkans
Crimea, Crưm, Crưm, Krym = Crimea, Crimean
Siberia, Xi-bê-ri = Siberia, Siberian
Đông Timor = East Timor, Timor-Leste
Alps, An-pơ = Alps, Alpine
Himalaya, Hy Mã Lạp Sơn, Hi-ma-lay-a = Himalaya, Himalayas, Himalayan
Vạn Lý Trường Thành = Great Wall
Tử Cấm Thành = Forbidden City
Thiên An Môn = Tiananmen
Trung Nam Hải = Zhongnanhai
Bắc Carolina, Bắc Carolina, Bắc Ca-rô-lai-na = North Carolina
Nam Carolina = South Carolina
Bắc Dakota = North Dakota
Nam Dakota = South Dakota
Tây Virginia, West Virginia = West Virginia
New England = New England
Normandie = Normandy, Normandie
Bavaria, Bayern = Bavaria, Bavarian, Bayern
Sicilia, Sicily = Sicily, Sicilian
Toscana, Tuscany = Tuscany, Tuscan
Venice, Venezia, Vơ-ni-dơ = Venice, Venetian
Milan, Milano, Mi-lăng = Milan, Milano, Milanese
Florence, Firenze = Florence, Florentine
Napoli, Naples = Naples, Napoli, Neapolitan
Torino, Turin = Turin, Torino
Köln, Cologne = Cologne, Koln
Istanbul, I-xtan-bun = Istanbul
Ankara, An-ca-ra = Ankara
Đức Quốc xã, Quốc xã, Phát xít = Nazi, Nazis, Fascist
Hoa hậu Hoàn vũ = Miss Universe
"""

# Regions and quarters of the sky: they explain a word of the other text, and demand none.
REGIONS = """
Ki-tô, Cơ đốc, Thiên Chúa, Kitô, Cơ Đốc, Kitô giáo, Cơ đốc giáo, Thiên Chúa giáo = \
Christ, Christian, Christianity
Công giáo, Thiên Chúa giáo = Catholic, Catholicism, Roman Catholic
Tin lành, Kháng cách = Protestant, Protestantism, Evangelical
Hồi giáo, Hồi, đạo Hồi, Islam = Islam, Islamic, Muslim, Moslem, Islamist
Phật giáo, Phật, đạo Phật = Buddha, Buddhist, Buddhism
Ấn Độ giáo, Hindu, Ấn giáo = Hindu, Hinduism
Do Thái, Do Thái giáo = Jew, Jewish, Judaism, Hebrew
Đông Nam Bộ = Southeast, South-East, Southeastern, Southeast region, southeast
Tây Nam Bộ = Southwest, Southwestern, South-West, Mekong Delta
Nam Trung Bộ = South Central, South-Central, southern central, South Central Coast
Bắc Trung Bộ = North Central, North-Central, northern central
Nam Bộ = South, Southern, southern
Bắc Bộ = North, Northern, northern, Tonkin
Trung Bộ = Central, central, centre, center
Tây Bắc = Northwest, North-West, Northwestern, northwestern, northwest, Tay Bac
Đông Bắc = Northeast, North-East, Northeastern, northeastern, northeast, Dong Bac
Tây Nam = Southwest, Southwestern, southwestern, southwest, South-West, Tay Nam
Đông Nam = Southeast, Southeastern, southeastern, southeast, South-East, Dong Nam
Miền Bắc = North, Northern, northern, north
Miền Nam = South, Southern, southern, south
Miền Trung = Central, central
Miền Tây = Mekong Delta, West, Western, western, southwestern, Southwestern
Phía Bắc = North, northern, Northern, north
Phía Nam = South, southern, Southern, south
Á - Phi = Afro-Asian, Asia, Africa
Vùng Vịnh, vịnh Ba Tư = Gulf, Persian Gulf
Nam Cực, Châu Nam Cực = Antarctica, Antarctic, South Pole
Bắc Cực = Arctic, North Pole
Phương Tây, Tây phương = West, Western, Westerner
Phương Đông = East, Eastern, Orient, Oriental
Quốc ca = national anthem
Hán Việt = Sino-Vietnamese
"""

# People whose names Vietnamese writes in its own way.
PEOPLE = """
Tập Cận Bình, Tập = Xi Jinping, Xi
Hồ Cẩm Đào = Hu Jintao, Hu
Giang Trạch Dân = Jiang Zemin, Jiang
Lý Khắc Cường = Li Keqiang, Li
Lý Cường = Li Qiang, Li, Ly Cuong
Vương Nghị = Wang Yi, Wang
Mao Trạch Đông = Mao Zedong, Mao
Đặng Tiểu Bình = Deng Xiaoping, Deng
Tưởng Giới Thạch = Chiang Kai-shek, Chiang
Tôn Trung Sơn = Sun Yat-sen
Chu Ân Lai = Zhou Enlai, Zhou
Lý Hiển Long = Lee Hsien Loong, Lee
Lý Quang Diệu = Lee Kuan Yew, Lee
Thái Anh Văn = Tsai Ing-wen, Tsai
Thành Long = Jackie Chan
Lý Tiểu Long = Bruce Lee
Khổng Tử = Confucius, Confucian
Thích Ca, Phật Thích Ca = Buddha, Shakyamuni
Chúa Giê-su, Giê-su, Giêsu, Chúa Jesus, Jesus, Chúa Giêsu = Jesus, Christ
Thánh Phêrô, Phêrô, Phê-rô = Peter
Giáo hoàng Phanxicô, Phanxicô = Francis
Lê-nin, Lênin, Lenin = Lenin, Leninist, Leninism
Mác, Các Mác, Marx = Marx, Marxist, Marxism
Mác-Lênin, Mác - Lênin = Marxist-Leninist, Marxism-Leninism
Xta-lin, Stalin = Stalin, Stalinist
Pu-tin, Putin = Putin
Na-pô-lê-ông, Napoléon, Napoleon = Napoleon
Bác Hồ, Hồ Chí Minh = Ho Chi Minh, Uncle Ho
Hùng Vương, vua Hùng, vua Hùng Vương = Hung King, Hung Kings, Hung Vuong
Hai Bà Trưng = Hai Ba Trung, Trung Sisters
Thánh Gióng = Saint Giong, Thanh Giong
Táo Quân, ông Táo, ông Công ông Táo = Kitchen God, Kitchen Gods, Tao Quan
Thần Tài = God of Wealth, Wealth God, Than Tai
Bao Công = Bao Zheng, Judge Bao
"""

# Abbreviations of Vietnamese words: they explain an English word, and demand none. Whether the
# English has the official name is for the list of official names to say.
OFFICES = """
UBND, Ủy ban nhân dân = People's Committee, PC
HĐND, Hội đồng nhân dân = People's Council
MTTQ, UBMTTQ, Mặt trận Tổ quốc = Fatherland Front, VFF
TW, T.Ư, TƯ, trung ương = central, Central, CPC
BCH, ban chấp hành = Executive Committee, Central Committee, Party Committee, Committee
BCT, bộ chính trị = Politburo, Political Bureau
ĐBQH, đại biểu quốc hội = National Assembly deputy, NA deputy, deputy, delegate, lawmaker, MP
QH, quốc hội = National Assembly, NA
CP, chính phủ = Government, JSC, joint stock company
TTg, thủ tướng = Prime Minister, PM
TAND, tòa án nhân dân = People's Court, court
VKSND, VKS, viện kiểm sát nhân dân, viện kiểm sát = People's Procuracy, Procuracy, prosecutor
CSGT, cảnh sát giao thông = traffic police
CSHS, cảnh sát hình sự = criminal police
CSĐT, cảnh sát điều tra = investigation police, police
CQĐT, cơ quan điều tra = investigation agency, investigators, investigating
CA, công an = police, public security
PCCC, phòng cháy chữa cháy = fire, firefighting
CNCH, cứu nạn cứu hộ = rescue
GTVT, giao thông vận tải = Transport, transportation
GD-ĐT, GDĐT, GD&ĐT, giáo dục và đào tạo = Education
KH-ĐT, KHĐT, KH&ĐT, kế hoạch và đầu tư = Planning and Investment, planning
KH-CN, KHCN, KH&CN, khoa học và công nghệ = Science
TN-MT, TNMT, TN&MT, tài nguyên và môi trường = Environment, natural resources
NN-PTNT, NN&PTNT, NNPTNT = Agriculture
LĐ-TB-XH, LĐ-TB&XH, LĐTBXH = Labour, Labor
VH-TT-DL, VHTTDL, VH-TT&DL, VH,TT&DL = Culture
TT-TT, TT&TT, TTTT = Information
QLTT, quản lý thị trường = market surveillance, market management
BHXH, bảo hiểm xã hội = social insurance, Social Security
BHYT, bảo hiểm y tế = health insurance
BHTN = unemployment insurance
KCN, khu công nghiệp = industrial park, industrial zone
KCX, khu chế xuất = export processing zone
KKT, khu kinh tế = economic zone
KĐT, khu đô thị = urban area
KTX, ký túc xá = dormitory
THPT, trung học phổ thông = high school, upper secondary, secondary
THCS, trung học cơ sở = secondary, middle school, junior high
ĐH, đại học = university, universities, college
CĐ, cao đẳng = college
BV, bệnh viện = hospital
BS, bác sĩ = doctor, Dr
HLV, huấn luyện viên = coach, trainer, manager
CLB, câu lạc bộ = club, FC
VĐV, vận động viên = athlete, player
BTC, ban tổ chức = organisers, organizers, organising, organizing
BTV, PV, phóng viên = reporter, correspondent, journalist
NHNN, ngân hàng nhà nước = State Bank, SBV
NĐ-CP, NĐ, nghị định = Decree
QĐ-TTg, QĐ, quyết định = Decision
NQ, nghị quyết = Resolution
TNHH, trách nhiệm hữu hạn = limited liability, Ltd, LLC, Limited, company
CTCP, công ty cổ phần = joint stock, joint-stock, JSC, corporation, company
DN, doanh nghiệp = enterprise, business, businesses, company, companies, firm
KT-XH, KTXH, kinh tế - xã hội = socio-economic, socioeconomic, economic
AN-QP, QP-AN, QPAN, ANQP = security, defence, defense
ANTT, TTATXH = security, public order, order
ATGT, TTATGT = traffic safety, road safety
ATTP, VSATTP = food safety
TNGT = traffic accident, road accident, accident
GPMB = site clearance, land clearance, clearance
CNTT, công nghệ thông tin = information technology, IT
TTHC = administrative procedures, administrative
CCCD, căn cước công dân = citizen identity, ID, identification, identity
CMND = identity card, ID
NSNN = state budget, budget
TPCP = government bond
TTCK = stock market, securities
BĐS, bất động sản = real estate, property
XHCN, xã hội chủ nghĩa = socialist, Socialist
CHXHCN, Cộng hòa xã hội chủ nghĩa = Socialist Republic
CTV = collaborator, contributor
SGK = textbook
GV = teacher, lecturer
HS, SV, HSSV = pupil, student
NSND = People's Artist
NSƯT = Meritorious Artist
ĐBSCL, đồng bằng sông Cửu Long = Mekong Delta, Mekong River Delta
ĐBSH, đồng bằng sông Hồng = Red River Delta
BCĐ, ban chỉ đạo = Steering Committee
BQL, ban quản lý = Management Board, management
HTX, hợp tác xã = cooperative, co-operative
NLĐ, người lao động = worker, employee, labourer
NTM, nông thôn mới = new-style rural, new rural
"""

# Abbreviations with what they stand for.
ABBREVIATIONS = """
LHQ, Liên Hiệp Quốc, Liên Hợp Quốc, UN = United Nations, UN, U.N.
HĐBA, Hội đồng Bảo an = Security Council, UNSC
EU, Liên minh châu Âu, Liên minh Âu châu, châu Âu = European Union, EU, E.U., Europe, European
NATO, Hiệp ước Bắc Đại Tây Dương, Minh ước Bắc Đại Tây Dương = NATO, North Atlantic
ASEAN, Hiệp hội các quốc gia Đông Nam Á = ASEAN, Southeast Asian Nations
APEC = APEC
WHO, Tổ chức Y tế thế giới = WHO, World Health Organization, World Health Organisation
WTO, Tổ chức Thương mại thế giới = WTO, World Trade Organization, World Trade Organisation
IMF, Quỹ Tiền tệ quốc tế = IMF, International Monetary Fund
WB, Ngân hàng Thế giới = WB, World Bank
ADB, Ngân hàng Phát triển châu Á = ADB, Asian Development Bank
UNESCO = UNESCO
UNICEF, Quỹ Nhi đồng Liên hợp quốc = UNICEF
FAO = FAO, Food and Agriculture Organization
IUCN, Liên minh Bảo tồn Thiên nhiên quốc tế, Liên minh Quốc tế Bảo tồn Thiên nhiên = \
IUCN, International Union for Conservation of Nature
JICA, Cơ quan Hợp tác quốc tế Nhật Bản = JICA, Japan International Cooperation Agency
KOICA, Cơ quan Hợp tác quốc tế Hàn Quốc = KOICA, Korea International Cooperation Agency
GIZ, Tổ chức Hợp tác quốc tế Đức, Cơ quan Hợp tác quốc tế Đức = \
GIZ, German Agency for International Cooperation
USAID, Cơ quan Phát triển quốc tế Mỹ, Cơ quan Phát triển quốc tế Hoa Kỳ = USAID
UNDP, Chương trình Phát triển Liên hợp quốc = UNDP, United Nations Development Programme
UNFPA, Quỹ Dân số Liên hợp quốc = UNFPA, United Nations Population Fund
UNHCR, Cao ủy Liên hợp quốc về người tị nạn = UNHCR
WFP, Chương trình Lương thực Thế giới = WFP, World Food Programme
ILO, Tổ chức Lao động quốc tế = ILO, International Labour Organization
IOM, Tổ chức Di cư quốc tế = IOM, International Organization for Migration
WWF, Quỹ Quốc tế Bảo vệ Thiên nhiên = WWF, World Wildlife Fund, World Wide Fund for Nature
IFC, Công ty Tài chính quốc tế = IFC, International Finance Corporation
VCCI, Liên đoàn Thương mại và Công nghiệp Việt Nam, Phòng Thương mại và Công nghiệp Việt Nam = \
VCCI, Vietnam Chamber of Commerce and Industry, Vietnam Federation of Commerce and Industry
EVN, Tập đoàn Điện lực Việt Nam, điện lực = EVN, Vietnam Electricity, Electricity of Vietnam
PVN, Tập đoàn Dầu khí Việt Nam, Petrovietnam, PetroVietnam = \
PVN, Petrovietnam, PetroVietnam, Vietnam Oil and Gas Group
TKV, Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam = TKV, Vinacomin
VNPT, Tập đoàn Bưu chính Viễn thông Việt Nam = VNPT
BIDV, Ngân hàng Đầu tư và Phát triển Việt Nam = BIDV
VEC, Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam = VEC, Vietnam Expressway Corporation
VNR, Tổng công ty Đường sắt Việt Nam = VNR, Vietnam Railways
VFF, Liên đoàn bóng đá Việt Nam = VFF, Vietnam Football Federation
IAEA, Cơ quan Năng lượng nguyên tử quốc tế = IAEA, International Atomic Energy Agency
FBI, Cục Điều tra Liên bang = FBI, F.B.I., Federal Bureau of Investigation
CIA, Cục Tình báo Trung ương, Cơ quan Tình báo Trung ương = CIA, Central Intelligence Agency
FED, Cục Dự trữ Liên bang, Fed = Fed, Federal Reserve
NASA = NASA
GDP, tổng sản phẩm quốc nội, tổng sản phẩm trong nước = GDP, gross domestic product
GRDP = GRDP, gross regional domestic product
CPI, chỉ số giá tiêu dùng = CPI, consumer price index
FDI, đầu tư trực tiếp nước ngoài = FDI, foreign direct investment, foreign-invested
ODA, hỗ trợ phát triển chính thức = ODA, official development assistance
AI, trí tuệ nhân tạo = AI, A.I., artificial intelligence
CEO, giám đốc điều hành, tổng giám đốc = CEO, chief executive
CFO, giám đốc tài chính = CFO, chief financial officer
PM, thủ tướng = PM, Prime Minister
MP, nghị sĩ, dân biểu, hạ nghị sĩ = MP, lawmaker
AM, đại biểu quốc hội, đại biểu = AM
MSP, nghị sĩ = MSP
TV, truyền hình, vô tuyến, ti vi, tivi = TV, television
IT, công nghệ thông tin = IT, information technology
PR, quan hệ công chúng = PR, public relations
ID, định danh, căn cước = ID, identity, identification
ADN, DNA = DNA
HIV = HIV
SOS = SOS
VAT, thuế giá trị gia tăng, GTGT = VAT, value added tax, value-added tax
OCOP = OCOP
GOP, đảng Cộng hòa = GOP, G.O.P., Republican
NHS, Dịch vụ Y tế Quốc gia = NHS, National Health Service
ICU, hồi sức = ICU, intensive care
CCTV, camera giám sát, camera an ninh = CCTV
SUV = SUV
HQ, trụ sở, sở chỉ huy, tổng hành dinh = HQ, headquarters
FAQ, câu hỏi thường gặp = FAQ
ATM = ATM
VIP = VIP
LGBT = LGBT
PM2.5 = PM2.5
JFK = JFK
CNN = CNN
NBC = NBC
ABC = ABC
CBS = CBS
CNBC = CNBC
MSNBC = MSNBC
HBO = HBO
ESPN = ESPN
AFP = AFP
NFL = NFL
NBA = NBA
MLB = MLB
NHL = NHL
FIFA = FIFA
UEFA = UEFA
AFC = AFC
UFC = UFC
IBM = IBM
BMW = BMW
HSBC = HSBC
KFC = KFC
NSA = NSA
DHS = DHS
DEA = DEA
ISIS = ISIS
IS = IS
PLO = PLO
KGB = KGB
IRA = IRA
ETF = ETF
UFO = UFO
MIT = MIT
MBA = MBA
PhD = PhD
SMS = SMS
GPS = GPS
USB = USB
CD = CD
DVD = DVD
3D = 3D
4G = 4G
5G = 5G
LED = LED
LCD = LCD
DIY = DIY
OECD, Tổ chức Hợp tác và Phát triển Kinh tế = OECD
OPEC = OPEC
G7 = G7
G20 = G20
ICC, Tòa án Hình sự Quốc tế = ICC, International Criminal Court
BBC = BBC
INTERPOL, Interpol = Interpol
"""


# Brands, prizes and institutions.
OTHERS = """
Twitter = Twitter, tweet, tweeted, tweeting, X
Facebook = Facebook, FB
Oscar, giải Oscar = Oscar, Academy Award, Academy Awards
Nobel, Nô-ben = Nobel
Olympic, Thế vận hội, Ô-lim-pích = Olympic, Olympian, Olympiad
World Cup, Cúp thế giới = World Cup
Premier League, Ngoại hạng Anh, Giải Ngoại hạng Anh = Premier League, EPL
La Liga = La Liga
Cúp C1, Champions League = Champions League
Internet = Internet, internet
Aids, SIDA = Aids
Brexit = Brexit
CAHN, Công an Hà Nội = CAHN, Hanoi Police, Cong An Ha Noi, Cong An Hanoi
SLNA, Sông Lam Nghệ An = SLNA, Song Lam Nghe An
HAGL, Hoàng Anh Gia Lai = HAGL, Hoang Anh Gia Lai
người Mông, dân tộc Mông, đồng bào Mông, H'Mông, Hmông, người H'Mông, người Hmông = \
Mong, Hmong, H'mong, H'Mong
người Dao, dân tộc Dao, đồng bào Dao = Dao, Yao
người Hoa, dân tộc Hoa, cộng đồng người Hoa = Chinese, Hoa
người Kinh, dân tộc Kinh = Kinh
người Thái, dân tộc Thái, đồng bào Thái = Thai
người Mường, dân tộc Mường, đồng bào Mường = Muong
người Tày, dân tộc Tày, đồng bào Tày = Tay
người Nùng, dân tộc Nùng, đồng bào Nùng = Nung
người Chăm, dân tộc Chăm, đồng bào Chăm = Cham
người Ê Đê, dân tộc Ê Đê, đồng bào Ê Đê, Ê-đê, Êđê = Ede, E De, E-de
người Gia Rai, dân tộc Gia Rai, đồng bào Gia Rai, Jrai, Gia Rai = Gia Rai, Jrai, Jarai, Gia-rai
người Ba Na, dân tộc Ba Na, đồng bào Ba Na, Bahnar, Ba Na = Ba Na, Bahnar, Ba-na, Bana
người Xơ Đăng, dân tộc Xơ Đăng, Xê Đăng, Xơ Đăng = Xo Dang, Xe Dang, Sedang
người Cơ Tu, dân tộc Cơ Tu, đồng bào Cơ Tu, Cơ Tu = Co Tu, Katu, Cotu
người Vân Kiều, Bru - Vân Kiều, Bru-Vân Kiều, Vân Kiều = Van Kieu, Bru-Van Kieu
người Cơ Ho, dân tộc Cơ Ho, K'Ho, Cơ Ho = Co Ho, K'ho, K'Ho, Koho
người M'nông, M'nông, Mnông = M'nong, Mnong, M'Nong
Covid, Cô-vít, COVID = Covid, coronavirus
"""


class Known(NamedTuple):
    """A name that the two languages write differently."""

    kind: str
    """place, region, person, proper, abbreviation or office."""
    spelt: str
    """The first English form, as written."""


class Form(NamedTuple):
    """One form of known names, as words."""

    words: tuple[str, ...]
    """Folded in Vietnamese, plain in English."""
    text: str
    """As listed."""
    known: tuple[Known, ...]
    """What it may stand for: Korea is two countries."""

    @property
    def capital_last(self) -> bool:
        """Its last word has a capital: Ba Lê is Paris, ba lê is ballet."""
        last = self.text.replace("-", " ").split()[-1]
        return last != last.lower()

    @property
    def famous(self) -> bool:
        """A person whom English calls otherwise."""
        return any(known.kind == "person" for known in self.known)

    @property
    def capitals(self) -> bool:
        """An abbreviation, which is looked for in capitals."""
        return len(self.words) == 1 and len(self.text) > 1 and self.text.isupper()


@cache
def forms(language: Language) -> dict[str, dict[str, list[Form]]]:
    """Return the forms in a language by their first and second word, the longest first.

    Those of one word are under "" instead of a second.
    """
    meant: dict[tuple[str, ...], tuple[str, list[Known]]] = {}
    for known, vi, en in _lines():
        for form in vi if language == "vi" else en:
            words = tuple(compared(word, language) for word in scan(form))
            meant.setdefault(words, (form, []))[1].append(known)
    found: dict[str, dict[str, list[Form]]] = {}
    for words in sorted(meant, key=len, reverse=True):
        text, names = meant[words]
        second = words[1] if len(words) > 1 else ""
        by_second = found.setdefault(words[0], {})
        by_second.setdefault(second, []).append(Form(words, text, tuple(names)))
    return found


def starting(language: Language, first: str, second: str) -> Sequence[Form]:
    """Return the forms that may begin with two words, the longest first."""
    by_second = forms(language).get(first)
    if by_second is None:
        return ()
    longer, alone = by_second.get(second, ()) if second else (), by_second.get("", ())
    return (*longer, *alone) if longer else alone


def _lines() -> Iterator[tuple[Known, list[str], list[str]]]:
    """Yield each known name with its Vietnamese and its English forms."""
    lists = {"place": COUNTRIES + PLACES, "region": REGIONS, "person": PEOPLE, "proper": OTHERS}
    lists |= {"abbreviation": ABBREVIATIONS, "office": OFFICES}
    for kind, listed in lists.items():
        for line in listed.strip().split("\n"):
            if line:
                vi, _, en = line.partition(" = ")
                english = en.split(", ")
                yield Known(kind, english[0]), vi.split(", "), english
