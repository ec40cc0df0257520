"""The names of states, faiths, parties and agencies that a dossier's title may not carry before there is evidence, as data.

Groups are parted by `|`, names of one group by commas. Endings of plural and
case are found by `naming.py`. A name behind `=` is meant exactly as written: with an ending it is another word (چین, چینی:
sugar). Everyday words that are also names (شام evening, مالی financial, سنی heard, بدھ Wednesday) stand only in phrases.

The list takes no side: it holds every member and observer of the United Nations, some others that are often named, the
larger faiths, parties of parliaments and armed groups that are often named in the region of the first newsrooms, and the
agencies of states that stories name. Others are added in `site_config.yml`.
"""

STATES = """
Afghanistan, Afghan, Afghani, افغانستان, افغان | Albania, Albanian, البانیہ | Algeria, Algerian, الجزائر, الجیریا |
Andorra, انڈورا |
Angola, Angolan, انگولا | Antigua, Barbuda | Argentina, Argentine, Argentinian, ارجنٹائن, ارجنٹینا |
Armenia, Armenian, آرمینیا | Australia, Australian, آسٹریلیا, آسٹریلین, آسٹریلوی | Austria, Austrian, آسٹریا |
Azerbaijan, Azerbaijani, Azeri, آذربائیجان | Bahamas, Bahamian, بہاماس | Bahrain, Bahraini, بحرین |
Bangladesh, Bangladeshi, بنگلہ دیش, بنگلہ دیشی, بنگلادیش | Barbados, باربادوس, بارباڈوس | Belarus, Belarusian, بیلاروس |
Belgium, Belgian, بیلجیم, بیلجیئم | Belize, بیلیز, بیلائز | Benin, بینن | Bhutan, Bhutanese, بھوٹان |
Bolivia, Bolivian, بولیویا | Bosnia, Bosnian, Herzegovina, بوسنیا, بوسنیائی | Botswana, بوٹسوانا, بوتسوانا |
Brazil, Brazilian, برازیل | Brunei, برونائی | Bulgaria, Bulgarian, بلغاریہ | Burkina Faso, برکینا فاسو |
Burundi, برونڈی |
Cambodia, Cambodian, کمبوڈیا | Cameroon, Cameroonian, کیمرون | Canada, Canadian, کینیڈا, کینیڈین, کینیڈیائی |
Cape Verde, Cabo Verde, کیپ ورڈی | Central African Republic, وسطی افریقی جمہوریہ, وسط افریقی جمہوریہ |
Chad, Chadian, چاڈ |
Chile, Chilean, ملک چلی | China, Chinese, PRC, =چین, ملک چین, چینیوں | Colombia, Colombian, کولمبیا | Comoros, کوموروس |
Congo, Congolese, DRC, کانگو | Costa Rica, کوسٹا ریکا | Croatia, Croatian, کروشیا | Cuba, Cuban, کیوبا, کیوبن |
Cyprus, Cypriot, قبرص | Czechia, Czech, Czech Republic, چیک جمہوریہ, چیکیا | Denmark, Danish, Dane, ڈنمارک, ڈینش |
Djibouti, جبوتی | Dominica, Dominican, ڈومینیکا, ڈومنیکا, جمہوریہ ڈومينيکن | Ecuador, Ecuadorian, ایکواڈور |
Egypt, Egyptian, مصر | El Salvador, Salvadoran, ایل سلواڈور, ال سلواڈور | Equatorial Guinea |
Eritrea, Eritrean, اریٹیریا |
Estonia, Estonian, ایسٹونیا, اسٹونیا | Eswatini, Swaziland, اسواتینی, سواتنی | Ethiopia, Ethiopian, ایتھوپیا, حبشہ |
Fiji, Fijian, فجی | Finland, Finnish, فن لینڈ | France, French, Frenchmen, فرانس, فرانسیسی | Gabon, گیبون |
Gambia, Gambian, گیمبیا | Georgia, Georgian, جارجیا | Germany, German, جرمنی, جرمن | Ghana, Ghanaian, گھانا |
Greece, Greek, =یونان | Grenada, گریناڈا | Guatemala, Guatemalan, گوئٹے مالا, گواٹے مالا | Guinea, Guinean, گنی بساؤ |
Guyana, گیانا | Haiti, Haitian, ہیٹی | Hong Kong, ہانگ کانگ | Honduras, Honduran, ہونڈوراس, ہونڈاروس |
Hungary, Hungarian, ہنگری |
Iceland, Icelandic, آئس لینڈ |
India, Indian, Indo, Bharat, Bhartiya, Bharatiya, Hindustan, Hindustani, بھارت, انڈیا, انڈین, ہندوستان, ہندستان |
Indonesia, Indonesian, انڈونیشیا, انڈونیشین | Iran, Iranian, ایران | Iraq, Iraqi, عراق | Ireland, Irish, آئرلینڈ, آئرش |
Israel, Israeli, اسرائیل, صیہونی ریاست, صہیونی ریاست | Italy, Italian, اٹلی, اطالوی |
Ivory Coast, Côte d'Ivoire, Ivorian, آئیوری کوسٹ, کوٹ ڈی آئیوری | Jamaica, Jamaican, جمیکا, جمائیکا |
Japan, Japanese, جاپان |
Jordan, Jordanian, اردن | Kazakhstan, Kazakh, قازقستان, قزاخستان, قزاقستان, قازق | Kenya, Kenyan, کینیا |
Kiribati, کریباتی |
Korea, Korean, DPRK, ROK, کوریا, کورین, کوریائی | Kosovo, Kosovar, کوسووو, کوسوو | Kuwait, Kuwaiti, کویت |
Kyrgyzstan, Kyrgyz, کرغزستان, کرغیزستان | Laos, Lao, Laotian, لاؤس | Latvia, Latvian, لٹویا | Lebanon, Lebanese, لبنان |
Lesotho, لیسوتھو | Liberia, Liberian, لائبیریا | Libya, Libyan, لیبیا | Liechtenstein, لیختنسٹائن, لیشٹنسٹائن |
Lithuania, Lithuanian, لتھوانیا, لیتھونیا | Luxembourg, لکسمبرگ | Madagascar, Malagasy, مڈغاسکر |
Malawi, Malawian, ملاوی |
Malaysia, Malaysian, ملائیشیا, ملائشیا | Maldives, Maldivian, مالدیپ | Mali, Malian, ملک مالی, جمہوریہ مالی |
Malta, Maltese, ملک مالٹا | Marshall Islands, مارشل آئلینڈز | Mauritania, Mauritanian, موریطانیہ |
Mauritius, Mauritian, ماریشس | Mexico, Mexican, میکسیکو | Micronesia, مائکرونیشیا | Moldova, Moldovan, مالدووا |
Monaco, موناکو | Mongolia, Mongolian, منگولیا | Montenegro, Montenegrin, مونٹینیگرو, مونٹے نیگرو |
Morocco, Moroccan, مراکش |
Mozambique, موزمبیق | Myanmar, Burma, Burmese, میانمار, برما | Namibia, Namibian, نمیبیا, نامیبیا | Nauru, ناورو, نؤرو |
Nepal, Nepali, Nepalese, نیپال | Netherlands, Dutch, Holland, نیدرلینڈز, نیدرلینڈ, نیدر لینڈز, ہالینڈ, ولندیزی |
New Zealand, New Zealander, نیوزی لینڈ | Nicaragua, Nicaraguan, نکاراگوا, نکاراگووا | Niger, Nigerien, نائجر |
Nigeria, Nigerian, نائجیریا, نائیجیریا | North Macedonia, Macedonia, Macedonian, مقدونیہ | Norway, Norwegian, ناروے |
Oman, Omani, عمان | Pakistan, Pakistani, Pak, پاکستان, پاک فوج, پاک بھارت | Palau | Palestine, Palestinian, فلسطین |
Panama, Panamanian, پاناما, پانامہ | Papua New Guinea, پاپوا نیو گنی | Paraguay, Paraguayan, پیراگوئے |
Peru, Peruvian, ملک پیرو | Philippines, Philippine, Filipino, فلپائن | Poland, Polish, پولینڈ |
Portugal, Portuguese, پرتگال |
Qatar, Qatari, =قطر, قطری | Romania, Romanian, رومانیہ | Russia, Russian, Kremlin, روس, کریملن |
Rwanda, Rwandan, روانڈا |
Saint Kitts, St. Kitts, سینٹ کٹس | Saint Lucia, St. Lucia, سینٹ لوسیا | Saint Vincent, St. Vincent, سینٹ ونسنٹ |
Samoa, Samoan, ساموا | San Marino, سان مارینو | Sao Tome, São Tomé, ساؤ ٹومے |
Saudi Arabia, Saudi, KSA, سعودی عرب, سعودی, سعودیہ | Senegal, Senegalese, سینیگل, سینیگال, سینیگال |
Serbia, Serbian, Serb, سربیا | Seychelles, سیشلز, سشلیز | Sierra Leone, سیرالیون | Singapore, Singaporean, سنگاپور |
Slovakia, Slovak, سلوواکیہ | Slovenia, Slovenian, سلووینیا | Solomon Islands, سولومن آئلینڈز |
Somalia, Somali, صومالیہ, صومالی | South Africa, South African, جنوبی افریقہ, جنوبی افریقی |
South Sudan, Sudan, Sudanese, سوڈان | Spain, Spanish, Spaniard, اسپین, سپین, ہسپانوی, ہسپانیہ |
Sri Lanka, Sri Lankan, سری لنکا, سری لنکن | Suriname, سورینام | Sweden, Swedish, Swede, سویڈن, سویڈش |
Switzerland, Swiss, سوئٹزرلینڈ, سوئٹزر لینڈ, سوئس | Syria, Syrian, ملک شام, سوریہ | Taiwan, Taiwanese, تائیوان |
Tajikistan, Tajik, تاجکستان, تاجک | Tanzania, Tanzanian, تنزانیہ | Thailand, Thai, تھائی لینڈ |
Timor Leste, East Timor, تیمور لیستے, تیمور لیسٹ, مشرقی تیمور | Togo, Togolese, ٹوگو | Tonga, Tongan, ٹونگا |
Trinidad, Tobago, ٹرینیڈاڈ, ترینیداد | Tunisia, Tunisian, تیونس, تونس |
Turkey, Türkiye, Turkish, Turk, ترکیہ, ترکی, ترکوں |
Turkmenistan, Turkmen, ترکمانستان | Tuvalu, تووالو, ٹووالو | Uganda, Ugandan, یوگنڈا |
Ukraine, Ukrainian, یوکرین, یوکرائن, یوکرینی |
United Arab Emirates, UAE, Emirati, Emirates, متحدہ عرب امارات, امارات, اماراتی |
United Kingdom, سلطنت متحدہ, UK, Britain, British, Briton, England, برطانیہ, برطانوی, انگلینڈ |
United States, US, USA, America, American, امریکہ, امریکا, امریکی, امریکیوں, ریاستہائے متحدہ |
Uruguay, Uruguayan, یوراگوئے, یوروگوئے | Uzbekistan, Uzbek, ازبکستان, ازبک | Vanuatu, وانواتو, وینوآٹو |
Vatican, Holy See, ویٹیکن, ویٹی کن | Venezuela, Venezuelan, وینزویلا, وینزوئیلا | Vietnam, Vietnamese, ویتنام, ویت نام |
Yemen, Yemeni, Houthi, یمن, حوثی | Zambia, Zambian, زیمبیا, زامبیا | Zimbabwe, Zimbabwean, زمبابوے
"""

FAITHS = """
Islam, Islamic, Islamist, Islamism, =اسلام, اسلامی, دین اسلام |
Muslim, Moslem, Musalman, Musalmaan, Musulman, مسلمان, مسلم | Shia, Shiite, Shi'a, Shiism, Shi'ism, شیعہ, اہل تشیع |
Sunni, Sunnism, سنی مسلمان, سنی فرقہ, سنی برادری, اہل سنت |
Ahmadi, Ahmedi, Ahmadiyya, Qadiani, Qadiyani, Mirzai, احمدی, احمدیہ, قادیانی, مرزائی | Barelvi, بریلوی |
Deobandi, دیوبندی | Ahl-e-Hadith, Salafi, Salafism, Wahhabi, Wahabi, Wahhabism, اہل حدیث, سلفی, وہابی |
Ismaili, اسماعیلی | Bohra, بوہرہ, بوہری | Sufi, Sufism, صوفی | Alawite, علوی فرقہ |
Druze, دروز | Hindu, Hinduism, ہندو, ہندومت, ہندو مت, ہندوتوا, Hindutva | Sikh, Sikhism, سکھ, سکھ مت, سکھوں |
Jain, Jainism, جین مت | Buddhist, Buddhism, بدھ مت, بودھ |
Christian, Christianity, Masihi, عیسائی, عیسائیت, مسیحی, مسیحیت |
Catholic, کیتھولک | Protestant, پروٹسٹنٹ |
Jewish, Jew, Judaism, Zionist, Zionism, Yahoodi, Yahudi, یہودی, یہود, یہودیت, صیہونی, صہیونی |
Bahai, Baha'i, بہائی مذہب, بہائی فرقہ | Parsi, Zoroastrian, پارسی, زرتشتی | Yazidi, یزیدی | Dalit, دلت
"""

PARTIES = """
ruling party, governing party, حکمران جماعت, حکومتی جماعت |
opposition party, opposition parties, اپوزیشن جماعت, حزب اختلاف |
ANP, Awami National Party, عوامی نیشنل پارٹی, اے این پی | Awami League, عوامی لیگ |
BAP, Balochistan Awami Party, بلوچستان عوامی پارٹی | Bangladesh Nationalist Party, BNP, بی این پی |
BJP, Bharatiya Janata Party, بی جے پی, بھارتیہ جنتا پارٹی |
Congress, Congress party, Indian National Congress, کانگریس |
Aam Aadmi Party, AAP, عام آدمی پارٹی | Communist Party, کمیونسٹ پارٹی |
Istehkam-e-Pakistan Party, استحکام پاکستان پارٹی |
Jamaat-e-Islami, جماعت اسلامی | JUI, JUI-F, Jamiat Ulema-e-Islam, جمعیت علمائے اسلام, جے یو آئی |
MQM, MQM-P, Muttahida Qaumi Movement, متحدہ قومی موومنٹ, ایم کیو ایم | National Party, نیشنل پارٹی |
PkMAP, پشتونخوا ملی عوامی پارٹی | PML, PML-N, PMLN, PML-Q, Muslim League, مسلم لیگ, ن لیگ, ق لیگ |
PPP, Pakistan Peoples Party, پیپلز پارٹی, پی پی پی | PTI, Tehreek-e-Insaf, تحریک انصاف, پی ٹی آئی |
RSS sangh, RSS parivar, آر ایس ایس | Shiv Sena, شیو سینا | Likud, لیکود, لیکوڈ |
Republican Party, Republican, GOP, ریپبلکن | Democratic Party, Democrat, ڈیموکریٹ, ڈیموکریٹک پارٹی |
Labour Party, Labor Party, لیبر پارٹی | Conservative Party, Tory, Tories, کنزرویٹو پارٹی |
TLP, Tehreek-e-Labbaik, تحریک لبیک, ٹی ایل پی | Taliban, طالبان |
TTP, ٹی ٹی پی | Hamas, حماس | Daesh, ISIS, ISIL, داعش | Al Qaeda, Al Qaida, القاعدہ |
Hezbollah, حزب اللہ
"""

AGENCIES = """
RAW, R&AW, Research and Analysis Wing, ریسرچ اینڈ انالیسز ونگ | ISI, Inter-Services Intelligence, آئی ایس آئی |
ISPR, آئی ایس پی آر |
CIA, سی آئی اے | FBI, ایف بی آئی | Pentagon, پینٹاگون | White House, وائٹ ہاؤس | MI5, MI6, ایم آئی سکس |
Mossad, Shin Bet, IDF, موساد |
KGB, FSB, GRU, کے جی بی | IRGC, پاسداران انقلاب
"""

NAMES = {"state": STATES, "faith": FAITHS, "party": PARTIES, "agency": AGENCIES}

HARMLESS = """
اسلام آباد, اسلامآباد, Islamabad | Indianapolis | Indian Ocean | بحر ہند | South China Sea | guinea pig |
French fries |
German measles | Congo virus | Congo fever | Hong Kong flu | کانگو وائرس | کانگو بخار | امن چین | چین سکون | دکھ سکھ |
سکھ چین |
سکھ کا سانس | بحرین سوات | RAW file, RAW files | RAW footage, RAW video, RAW data |
RAW image, RAW images, RAW photo, RAW photos |
RAW picture, RAW pictures, RAW format | World Congress, International Congress, Medical Congress, Scientific Congress |
ISI mark
"""
"""Phrases that hold a name and name nobody."""

CAPITAL_FIRST = frozenset(
    {"chad", "china", "congress", "democrat", "guinea", "polish", "republican", "swede", "tory", "turkey"}
)
"""Everyday words in small letters, names with a capital."""
CAPITALS_OR_ACTOR = frozenset({"aap", "bap", "isi", "raw", "rok", "us"})
"""Everyday words, in English or in Urdu in Latin letters (`isi video`: this very video), that are names in capitals."""
NEVER_ALONE = frozenset({"polish"})
"""Of the former, those that a slug or a hashtag means as a name only beside an actor."""

URDU_ACTORS = (
    "حکومت, ریاست, فوج, حکام, ایجنسی, ایجنسیاں, ایجنسیوں, ادارے, ادارہ, نیٹ ورک, اکاؤنٹ, اکاؤنٹس, شہری, "
    "میڈیا, ایجنٹ, ہیکر, ہیکرز"
)
ACTORS = (
    "network, networks, account, accounts, troll, trolls, bot, bots, agent, agents, agency, agencies, army, military, forces, "
    "government, state, officials, intelligence, spy, spies, hacker, hackers, propaganda, lobby, embassy, regime, plot, hand, "
    "proxy, proxies, backed, led, linked, funded, sponsored, run, aligned"
)
BEFORE_ACTORS = {
    "چینی": "state", "ترک": "state", "شامی": "state", "یونانی": "state", "سنی": "faith",
    "us": "state", "rok": "state", "polish": "state", "raw": "agency", "isi": "agency", "aap": "party", "bap": "party",
}  # fmt: skip
"""Words that name somebody only before one of the actors: چینی is sugar, ترک is leaving off."""

SEATS = (
    "New Delhi, Delhi, Islamabad, Rawalpindi, Washington, Moscow, Beijing, Tehran, Tel Aviv, Jerusalem, Kabul, Dhaka, Riyadh, "
    "Ankara, London, Kyiv, Kiev, Pyongyang"
)
HANDS = (
    "network, networks, accounts, troll, trolls, bots, agent, agents, army, spies, hackers, propaganda, lobby, regime, plot, "
    "conspiracy, proxies, puppets, hand, backed, led, linked, funded, sponsored, run, aligned"
)
URDU_SEATS = "نئی دہلی, دہلی, اسلام آباد, راولپنڈی, واشنگٹن, ماسکو, بیجنگ, تہران, تل ابیب, کابل, ڈھاکہ, انقرہ, لندن, را"
URDU_HANDS = (
    "ہاتھ, نیٹ ورک, ایجنٹ, ایجنٹس, ایجنٹوں, کارندے, کارندوں, سازش, سازشیں, سازشوں, پروپیگنڈا, پروپیگنڈہ, پروپیگنڈے, ایجنڈا, ایجنڈے, "
    "اکاؤنٹس, ہیکرز, ٹرولز, فوج, آلہ کار, ایما, نواز"
)
"""Seats of governments are places where things happen; they name a state only together with one of the hands. را is RAW."""
