"""English words that are no names even where they carry a capital.

Offices, bodies, the calendar, and the common words that stand where a sentence or a headline
begins. From knowledge of the language; the endings of inflection and derivation are stripped.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.vietnamese.scanning import plain

# Words without which no sentence is built, and what they are shortened to.
FUNCTION = """
a about above according across after again against ago ahead all almost alone along already also
although always am amid among amongst an and another any anybody anyone anything anyway anywhere
apart are aren't around as aside at away back be because been before behind being below beneath
beside besides between beyond both but by can can't cannot could couldn't despite did didn't do
does doesn't doing don't done down due during each either else elsewhere enough etc even ever every
everybody everyone everything everywhere except few fewer for from further had hadn't half has
hasn't have haven't having he he'd he'll he's hence her here hers herself him himself his how
however i i'd i'll i'm i've if in indeed inside instead into is isn't it it'd it'll it's its itself
just last late later latter least less let let's like likewise little lot many may maybe me
meanwhile might mine more moreover most mostly much must my myself near nearly neither never
nevertheless next no nobody none nonetheless nor not nothing notwithstanding now nowhere of off
often oh ok okay on once one ones only onto or other others otherwise ought our ours ourselves out
outside over own past per perhaps plus quite rather re really round s same see seem seldom several
shall she she'd she'll she's should shouldn't since so some somebody somehow someone something
sometimes somewhat somewhere soon still such t than thanks that that's the their theirs them
themselves then there there's thereafter therefore these they they'd they'll they're they've this
those though through throughout thus till to today together tomorrow tonight too toward towards
twice two under unless unlike until up upon us versus very via vs was wasn't we we'd we'll we're
we've well were weren't what what's whatever when whenever where whereas whereby wherever whether
which while who who's whoever whole whom whose why will with within without won't would wouldn't
yes yesterday yet you you'd you'll you're you've your yours yourself yeah hey hello hi wow sorry uh
um er ah huh hmm alas aye ay nah yep nope yo first second third fourth fifth sixth seventh eighth
ninth tenth three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
thousand million billion trillion dozen zero nil th nd rd st
"""

# The calendar.
TIME = """
january february march april june july august september october november december jan feb mar apr
jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue
tues wed thu thur thurs fri sat sun spring summer autumn fall winter christmas easter halloween
thanksgiving lent ramadan eid hanukkah diwali tet lunar new year eve noon midnight morning
afternoon evening night day week weekend month quarter season annual daily weekly monthly yearly
century decade age era millennium hour minute second moment period time date birthday anniversary
ad bc bce ce gmt bst est edt pst pdt et pt utc ict am pm a.m p.m
"""

# Offices, titles, ranks, callings: before a person's name or instead of it.
TITLES = """
mr mrs ms miss mx sir madam madame dame lord lady dr doctor prof professor rev reverend fr father
mother brother sister hon honourable honorable rt saint st president vice prime minister premier
chancellor secretary general deputy assistant acting former late interim first senator sen
representative rep congressman congresswoman congressmen speaker majority minority leader whip
chair chairman chairwoman chairperson chief justice judge attorney prosecutor counsel solicitor
barrister lawyer governor gov lieutenant lt mayor councillor councilman councilor alderman sheriff
marshal commissioner inspector superintendent detective constable officer sergeant sgt corporal
captain capt major maj colonel col brigadier commander cmdr admiral private pvt cadet king queen
prince princess duke duchess earl count countess baron baroness emperor empress czar tsar sultan
emir sheikh ayatollah pope cardinal archbishop bishop priest pastor deacon vicar rabbi imam monk
nun abbot ambassador envoy consul attache diplomat delegate director head manager executive
administrator editor reporter correspondent journalist columnist anchor host presenter spokesman
spokeswoman spokesperson adviser advisor aide coach trainer player striker midfielder defender
goalkeeper keeper forward winger quarterback pitcher catcher skipper referee umpire driver pilot
teacher principal dean provost rector lecturer student pupil nurse surgeon physician dentist
engineer architect scientist researcher economist analyst expert author writer poet novelist
playwright singer musician composer conductor pianist violinist guitarist drummer rapper dancer
actor actress comedian filmmaker producer artist painter sculptor photographer designer model chef
farmer fisherman worker soldier sailor guard fireman firefighter policeman policewoman lifeguard
citizen voter candidate nominee member fellow founder owner president-elect mp mps am msp mep tory
junior senior jr sr esq phd md qc kc cbe obe mbe comrade uncle aunt auntie grandfather grandmother
dad mum mom papa mama husband wife son daughter cousin nephew niece widow boyfriend girlfriend
partner wing-back chairs co-chair co-founder ceo cfo coo cto
"""

# Bodies, institutions, documents, courts, parties, faiths.
BODIES = """
government ministry department office bureau agency authority commission committee council board
panel assembly parliament congress senate house commons lords chamber cabinet politburo party
politics union federation confederation association society club league alliance coalition movement
front group team company corporation corp inc ltd limited llc plc co enterprise business firm
holding bank fund trust foundation institute institution centre center university college school
academy faculty campus library museum gallery theatre theater opera orchestra philharmonic symphony
choir hospital clinic hospice church cathedral chapel basilica mosque temple synagogue pagoda
monastery abbey priory diocese parish court tribunal supreme appeal high district federal national
state public municipal local regional provincial county city town township village ward commune
hamlet borough capital metropolitan rural urban civil criminal constitutional international world
global united nation republic kingdom empire dynasty commonwealth community province territory
region zone area administration police force army navy air marine corps guard military defence
defense security intelligence command headquarter base brigade regiment division battalion fleet
squadron unit special operation task border coast customs immigration tax revenue treasury finance
trade commerce industry economy economic labour labor employment welfare health education science
technology environment energy power electricity gas oil transport transportation railway rail road
highway interstate motorway expressway avenue boulevard street lane drive square plaza park garden
zoo airport port harbour harbor station terminal bridge tunnel tower building hall mall market
store shop supermarket restaurant cafe bar pub hotel inn resort casino stadium arena field ground
course circuit track pitch prison jail cemetery memorial monument palace castle fort fortress villa
manor mansion estate farm ranch mine plant factory mill works agriculture development fishery
forestry construction planning investment culture sport tourism information communication justice
interior home foreign affair external internal cooperation relation aid relief humanitarian refugee
migration human rights women children youth family veteran elderly social service insurance pension
benefit housing property land law act bill decree decision resolution directive circular order
regulation rule code constitution amendment treaty agreement accord pact convention protocol
charter declaration statement report review study survey poll index plan programme program project
scheme strategy initiative campaign reform policy budget grant loan debt bond share stock exchange
currency reserve central commercial export import tariff quota election referendum vote ballot
primary caucus summit conference forum meeting session hearing trial inquiry investigation inquest
probe debate democrat democratic democracy republican conservative liberal progressive socialist
socialism communist communism marxist fascist nationalist nationalism populist green independent
leftist rightist left right wing centrist unionist separatist royal imperial presidential
congressional senatorial ministerial judicial judiciary legislative legislature executive
administrative governmental political diplomatic catholic christian orthodox anglican episcopal
methodist baptist lutheran presbyterian evangelical protestant muslim islamic jewish hindu buddhist
mormon sunni shia shiite holy sacred divine god lord bible gospel testament scripture koran quran
mass prayer faith religion religious heritage tradition secret gun prize award medal cross star
honour honor title cup trophy championship champion tournament open masters series final semifinal
quarterfinal playoff premier season game match race derby grand prix slam tour test olympic
olympics paralympic paralympics asian football soccer rugby cricket tennis golf baseball basketball
hockey boxing athletics swimming cycling rowing badminton volleyball chess racing wrestling ufc nfl
nba mlb nhl super bowl all-star fatherland revolution independence liberation victory peace war
cold great battle invasion occupation holocaust genocide apartheid reformation renaissance middle
ages bronze iron stone
"""

# Public life in Viet Nam: offices, papers, works, trades, crops, feasts, sports.
PUBLIC = """
conclusion inspectorate secretariat directorate procurator procuracy procuratorate appellate
auctioneer bailiff cadre choreographer commentator commissar consular counsellor financial
grassroots hydropower kindergarten nursery mediator personnel petroleum photojournalist presidium
safety supervisory tech wastewater accomplice additional admission aquaculture aquatic avian
bankruptcy beneficiary businessperson businesspeople cybersecurity demote dengue designate
developer dilapidated disburse disciplinary dividend doctorate durian ecotourism electoral employee
evasion excise flyover homeroom husbandry influenza initiate intentional intrusion jam measles
mortem normative organisational oneself plenum plenary preparatory reciprocal recovery regulatory
revoke saline saltwater scientific seaport sovereignty swine teleconference telegram tier
trafficking usury artisan craftsman craftswoman blacksmith communique roadmap bylaw clause appendix
template gazette newswire firefighting lifesaver fishermen fisherfolk townlet ringroad beltway
viaduct footbridge jetty railroad tram carriage locomotive trawler sampan tugboat barge dyke dike
sluice culvert hydroelectric geothermal biomass geopark biosphere mangrove peatland grassland
grotto ravine dune obelisk mausoleum citadel rampart stele stupa convent seminary archdiocese
auditorium amphitheatre puppetry playhouse gymnasium velodrome racetrack racecourse regatta
centenary expo arcade emporium showroom emulator meritorious polyclinic dispensary obstetrics
paediatric pediatric paediatrics pediatrics cardiovascular endocrine orthopaedic orthopedic
orthopaedics tuberculosis infectious acupuncture geriatric polytechnic pedagogy pedagogical
conservatory laboratory conglomerate realty condominium hostel homestay guesthouse eatery bistro
bakery distillery footwear catfish pangasius tuna squid crab clam oyster sugarcane cassava maize
cashew cocoa lychee longan pomelo pineapple jackfruit mangosteen rambutan guava papaya tangerine
orchid bonsai apricot chrysanthemum rattan cinnamon anise ginseng cardamom silkworm brocade lacquer
lacquerware embroidery handicraft automobile incubator petrochemical bauxite ore quarry gravel
sewerage incinerator geophysics observatory salinity whirlwind heatwave diphtheria whooping
symposium colloquium roundtable webinar electorate comptroller reformatory masterplan buffalo kite
ancestral futsal vovinam karate taekwondo pencak silat weightlifting archery billiards esports
seedling charitable philanthropic almshouse stipend bursary promenade affiliate bulletin yearbook
dictionary encyclopedia paddy solstice equinox southcentral northcentral caodaism buddhism
interdisciplinary multidisciplinary taskforce consultancy machinery confectionery noodle delivery
depository crematorium morgue ringleader bust seizure motorcyclist shaman bhikkhu abbess headmaster
headmistress langur gibbon pangolin turtle dugong elder hydro eco bio agro mini
"""

# The earth and the sky.
NATURE = """
north south east west northern southern eastern western northeast northwest southeast southwest
northeastern northwestern southeastern southwestern central middle upper lower inner outer mid
midwest midwestern ocean sea gulf bay strait channel canal river stream creek brook lake pond
lagoon delta estuary waterfall falls spring island isle islet archipelago peninsula cape coast
shore beach reef cliff rock mount mountain mt hill ridge peak summit valley canyon gorge plain
plateau desert forest wood jungle swamp marsh wetland glacier volcano cave rim basin earth moon sun
mars venus mercury jupiter saturn uranus neptune pluto galaxy milky way universe space solar storm
hurricane typhoon cyclone tornado earthquake tsunami flood drought fire wildfire snow rain wind
wave ice tropical depression arctic antarctic equator hemisphere pole tropics orient occident
mainland downtown uptown midtown north-south east-west heaven hell nature animal bird fish dog cat
horse cow pig sheep goat lion tiger bear wolf fox eagle shark whale snake spider bee butterfly
elephant monkey ape rose lily lotus tree oak pine palm bamboo flower grass rice wheat corn apple
orange banana lemon
"""

# Common nouns, verbs and adjectives of the news.
COMMON = """
abandon abide ability able aboard abolish abortion abroad abrupt absence absolute abundance abuse
academic accelerate accent accept access accident acclaim accommodate accompany accomplish account
accountable accumulate accurate accuse ace ache achieve acid acknowledge acquire acquit acrobat
action active activist activity actual acute adapt add addict address adequate adhere adjacent
adjourn adjust adm admire admit adopt adore adorn adult advance advantage adventure advert
advertise advice advise advocacy advocate aerial aesthetic affect affection affirm affluent afford
afloat afraid aftermath aftershock aged agenda agent aggravate aggression aggressive agile agitate
agony agree aground ail aim aircraft airlift airline airplane aisle ajar alarm alarming album
alcohol alcoholic alert algorithm alien align alike alive allege allergy alley allocate allot allow
allure ally almanac alongside alpha alphabet altar alter alternate alternatives altitude aluminium
aluminum alumni amateur amaze ambiguous ambition ambulance ambush amend amenity amiable ammunition
amnesty amount ample amplify amuse analog analogue analyse analysis analyze anarchy anatomy
ancestor ancestry ancient anecdote anew angel anger angle angry animate ankle annex annihilate
announce annoy annul anonymous answer anthem anti antibiotic anticipate antique antisemitism
anxiety apartment apathy apology app appalling apparatus apparel apparent appear appease appetite
applaud applause applicable application apply appoint appraise appreciate apprehend apprentice
approach appropriate approve approx approximate apps apt aquarium arbitrary arbitration arch
archaeology architecture archive arduous argue arise aristocrat arm armor armour arms aroma arose
arouse arrange array arrest arrive arrogant arrow arsenal arson art artefact artery article
articulate artifact artificial artillery ascend ascertain ash ashamed ashore ask asleep aspect
aspire assassin assassinate assault assemble assert assess asset assign assignment assist assoc
associate asst assume assurance assure astonish astronaut astronomy asylum athlete athletic
atmosphere atom atrocity attack attain attempt attend attendee attention attire attitude attract
attribute auction audacity audible audience audit authentic auto autobiography autocrat autonomous
autonomy autopsy available avalanche average aviation avoid await awake aware awe awful awkward axe
axis baby bachelor backdrop backfire background backlash backpack backward bacteria bad badge
baffle bag baggage bail bake balance balcony bald ball ballad ballistic balloon ban band bandage
bandit bang banish bankrupt banner banquet bare barely bargain bark barn baroque barrack barrel
barren barricade barrier bartender baseline basement bash basic basis bask basket batch bath bathe
bathroom baton batter battery battlefield bazaar beacon bead beak beam beard beast beat beaten
beautiful beauty became beckon become bed bedroom bedtime beef beer beg began begin behalf behave
behavior behaviour behold beige belated belief believe bell belligerent belly belong beloved belt
bemoan bench benchmark bend benefactor beneficial benevolent bespoke best bet betray better
beverage beware bewilder biannual bias bicycle bid biennial big bigot bike bikini bilateral
bilingual billboard billionaire bin bind binge biography biology birth bit bite bitten bitter
bizarre black blade blame bland blanket blast blatant blaze bleak bleed blend bless blew blind
blink bliss blitz blizzard bloc block blockade blockbuster blog blogger blond blonde blood bloody
bloom blossom blow blown blue blueprint blues blunder blunt blur blush boast boat body bodyguard
boil boiler boisterous bolster bolt bomb bombard bone bonus boo book booking boom boost boot booth
booze bore boredom born borrow boss botany bother bottle bottom bought boulder bounce bound
boundary bouquet bout boutique bow bowel box boxer boy boycott brace bracelet brag braid brain
brainstorm brake branch brand brandish brass brave bravery brawl breach bread break breakdown
breakfast breakthrough breakup breast breath breathe breathtaking breed breeze breezy brew brewery
bribe bribery brick bride brief briefing bright brilliance brilliant bring brink brisk brittle
broad broadcast broccoli brochure broke broken broker brood brought brown bruise brunch brunt brush
brutal brutality bubble buck bucket buddy budge buffer buffet bug build built bulb bulk bull
bulldozer bullet bully bump bumper bunch bundle bunker buoy burden bureaucracy bureaucrat burgeon
burger burglar burglary burn burnt burst bury bus bush bushfire busy butcher butter button buy buzz
bystander cabin cable cache cactus caffeine cage cake calamity calculate calendar calibre call
caller calm calorie calves came camel cameo camera camouflage camp campsite canary cancel cancer
candid candle candy canoe canopy canteen canvas cap capability capable capacity capitalism
captivate captive captor capture car caravan carbohydrate carbon card cardboard cardiac care career
careful cargo caricature caring carnage carnival carol carousel carpet carrot carry cart cartel
cartoon carve cascade case cash cashier cask cassette cast casual casualty catalog catalogue
catalyse catalyst catalyze catastrophe catastrophic catch category cater cattle caught cause
causeway caution cautious cavalry cavity cease ceasefire ceiling celebrate celebrity cell cellar
cement censor censorship censure census cent centerpiece centrepiece ceramic cereal ceremony
certain certificate certify ch chain chairmanship chalk challenge champ champagne chance change
chant chaos chaotic chapter character characterise characterize charcoal charge chariot charismatic
charity charm chart chase chat chauffeur cheap cheat check checkpoint cheer cheerleader cheese
cheetah chemical chemist chemistry cheque cherish cherry chest chew chicken child childhood chill
chimney chin chip chisel chocolate choice choke cholera cholesterol choose chop chord chore chorus
chose chosen chronic chronicle chunk cigarette cinema cinematic circa circadian circle circulate
circumstance circus cite civic civilian claim clamour clamp clan clandestine clap clarify clarity
clash clasp class classic clavicle claw clay clean cleanse clear clearance clemency cleric clerical
clerk clever cliche click clickbait client climate climb clinch cling clip clique cloak clock close
closure clot cloth clothes clothing cloud clout clown clue clumsy clung cluster clutch coachman
coal coarse coastal coastline coat cocaine cockpit cocktail coconut coerce coexist coffee coffin
cognitive coherent cohesion coin coincide coincidence collaborate collage collapse collar colleague
collect collective collide collision colonial colony color colorectal colossal colour coma comb
combat combine come comeback comedy comet comfort comfortable comic commemorate commence commend
comment commentary commit commodity common commonplace commotion communicate commute compact
companion comparable compare comparison compassion compatible compel compelling compensate compete
competent competition competitive competitor compile complain complaint complement complete
completion complex complexion compliance complicate complication compliment comply component
compose composite compound comprehend comprehensive compress comprise compromise compulsory compute
computer conceal concede conceive concentrate concentration concept conception concern concert
concertgoer concession concise conclude concrete concur concussion condemn condense condition
condolence condom conduct conduit cone confer confess confide confidence confident confine confirm
conflict conform confront confrontation confuse congenial congestion congratulate conjunction
connect conquer conqueror conquest conscience conscious conscript consecutive consensus consent
consequence conservation conserve consider considerable consign consist console consolidate consort
conspicuous conspiracy conspire constant constellation constituency constituent constitute
constrain constraint construct consulate consult consume consumption contact contagious contain
contaminate contemplate contemporary contempt contend contender content contentious contest context
contingency contingent continue contraception contract contraction contractor contradict contrary
contrast contribute contribution contrive control controversy convene convenience convenient
converge conversation converse conversion convert convey convict conviction convince convoy cook
cool cooperate coordinate cop cope copy coral cord cordial cordon core corner cornerstone
coronation coronavirus coroner corporate corpse correct correlate correspond corridor corrosion
corrupt cosmetic cosmic cosmos cost costume cosy cottage cotton couch cough countdown counter
counterfeit counterpart countless country countryside coup couple coupon courage courier courteous
courtesy courtship courtyard couture covenant cover covert covid coward cowboy cozy cpl crack
crackdown cradle craft cram cramp crane crash crater crave crawl crazy cream create creative
creature credential credible credit creep cremate crept crescent crest crevice crew cricketer crime
crimson cripple crisis crisp criteria criterion critic criticise criticize crocodile crook crop
crossfire crossing crossroad crouch crow crowd crown crucial crude cruel cruise crumble crunch
crusade crush crust cry crypto cube cubic cue cuisine culminate culprit cult cultivate cultural
cumulative curb cure curfew curious current curriculum curry curse curtain curve cushion custody
custom customer cut cutback cutting cyber cyberattack cyclist cylinder cynic cynical dagger dairy
dam damage damp dance danger dare daring dark darling dash data database daunt dawn dazzle dead
deadline deadlock deadly deaf deal dealt dear dearth death debacle debris debut decay decease
deceit deceive decent deception decide decipher decisive deck declare decline decorate decrease
dedicate deduct deed deem deep deepen deer defamation default defeat defect defend defer defiance
defiant deficiency deficit define definite definitive deflate deflect deform defraud defuse defy
degrade degree deity dejected delay delete deliberate delicacy delicate delicious delight deliver
delusion demand demean demise demo demographic demolish demolition demon demonstrate demoralise
demoralize den denial denounce dense density dental denuclearise denuclearize deny depart departure
depend deplete deplore deploy deport deposit depot depress deprive dept depth derail derelict
derive descend descent describe descriptor deserve design desire desk desktop despair desperate
despicable despise destabilise destabilize destination destined destiny destroy destruct
destruction destructive det detach detail detain detect detention deter deteriorate determination
determine deterrent detour detriment devastate deviate device devil devise devoid devote devour dew
diabetes diagnose diagnosis diagram dialect dialog dialogue diamond diaper diary diatribe dice
dictate dictator die died diesel diet differ difficult dig digit digital dignity dilemma diligence
diligent dilute dim dimension diminish dine dinner dinosaur dioxide dip diploma diplomacy dire
direct dirt dirty disable disabled disadvantage disagree disappear disappoint disapprove disarm
disarmament disaster disband discard discharge disciple discipline disclose disco discomfort
disconnect discontent discord discount discourage discourse discover discreet discrepancy discrete
discretion discriminate discuss disdain disease disguise disgust dish dismantle dismay dismiss
disorder disparity dispatch dispel disperse displace display displease disposal dispose
disproportionate dispute disqualify disregard disrupt dissatisfy dissent dissident dissolve
distance distant distinct distinguish distort distract distress distribute distrust disturb ditch
diva dive diverse diversify diversion divert divide divorce dizzy docile dock doctrine document
documentary dodge dogma doldrum dole doll dollar dolphin domain dome domestic dominance dominant
dominate donate donkey donor doom door dope dorm dormant dormitory dosage dose dossier dot double
doubt downfall downgrade downpour downright downside downturn downward doze draft drag dragon drain
drama dramatic drank drastic draw drawback drawer drawn dread dream drench dress dresser drew
dribble drift drill drink driven drone drop drove drown drowsy drug drum drunk dry dual dubious
duck dude duet dug dull dumb dummy dump dunk duo dupe duplicate durable duration duress dusk dust
dusty duty dwarf dwell dwindle dye dynamic dynamite dynamo eager ear early earn earnest earphone
earthly ease easing easy eat eaten eater eccentric echo echoes eclipse ecological ecology ecosystem
ed edge edible edifice edition editorial eds educate eerie effect effective efficient effort
egalitarian egg ego elaborate elastic elbow elect electric electron elegant element elevate
elevator eligible eliminate elite eloquent elusive email embargo embark embarrass embassy embattled
embed embezzle emblem embody embrace embroil embryo emerald emerge emergency emigrate eminent
emission emit emotion empathy emphasis emphasise emphasize emphatic empirical employ empower empty
enable enact enclave enclose encompass encore encounter encourage encroach end endanger endeavor
endeavour endorse endow endure enemy energetic energise enforce engage engaging engine engulf
enhance enigma enjoy enlarge enlighten enlist enormous enquire enquiry enrage enrich enrol enroll
ensemble ensue ensure entail entangle enter entertain enthusiasm enthusiast entice entire entitle
entity entourage entrance entrepreneur entrust entry envelope envious envisage envision envy enzyme
epic epicenter epicentre epidemic episode epitome equal equaliser equality equalizer equate
equation equip equity equivalent eradicate erase erect erode erosion erotic err erratic erroneous
error erupt eruption escalate escalator escape escort especially essay essence essential establish
esteem estimate eternal eternity ethic ethnic ethos euphoria evacuate evacuee evade evaluate
evaporate event eventual everlasting evict evidence evident evil evoke evolve exacerbate exact
exaggerate exam examine example excavate exceed excel excellent exceptional excerpt excess
excessive exchequer excite exclude exclusive excursion excuse execute exempt exercise exert exhale
exhaust exhibit exile exist exit exodus exotic expand expanse expatriate expect expectancy
expediency expedition expel expenditure expense experience experiment expertise expire explain
explicit explode exploit explore explosion exponent expose express exquisite extend extinct
extinguish extort extra extract extradite extraordinary extravagant extreme extremist eye eyebrow
eyewitness fable fabric fabricate fabulous facade face facial facilitate facility fact faction
factor fade fail failure faint fair fairy fake fallen fallout false falter fame familiar
familiarise familiarize famine famous fan fanatic fancy fanfare fantastic fantasy far farcical fare
farewell fascinate fascism fashion fast fasten fat fatal fatality fate fatigue fault faulty favor
favorite favour favourite fear feasible feast feat feather feature fed federalism fee feed feedback
feel feet fellowship felony felt female feminist femme fence ferment fern ferocious ferry fertile
fertiliser fertilizer fervent festival fetch fetus feud feudal fever fiance fiancee fiasco fiber
fibre fiction fiddle fierce fiery fig fight figure file filing fill film filmmaking filter filthy
finale find fine finger finish firearm firework fireworks fiscal fist fit fitness fix fixture flag
flair flamboyant flame flank flap flare flash flat flavor flavour flaw flea flee fleece flesh flew
flexible flick flicker flight flip flirt float flock floodgate floor flop flora floral flounder
flourish flow flowchart flown flu fluctuate fluent fluid flurry flush flute fly foal foam focus foe
fog foil fold foliage folk follow follower folly fond food fool foot footage footballer foothold
footnote footpath footprint footstep foray forbid forbidden forceful forecast foreclosure forefront
foreground foremost forensic foresee foreseeable foretell forfeit forgave forge forget forgive
forgotten form formal format formation formidable formula formulate forthcoming fortify fortnight
fortunate fortune fossil foster fought foul found fountain fowl fraction fracture fragile fragment
fragrance frail frame framework franchise frank frantic fraternity fraud fraudulent freak free
freedom freelance freeway freeze freight frenzy frequent fresh friction friend fright fringe frog
frontier frontline frost frown frozen frugal fruit frustrate fry fuel fugitive fulfil fulfill full
fully fume fun function fundamental fundraise fundraiser fundraising funeral funnel funny fur
furious furnace furnish furniture furore fury fuse fuss futile future gadget gag gain gala gale
gallant gallon gallop gamble gamer gang gangster gap garage garbage garlic garment garrison
gasoline gasp gastronomy gate gather gauge gave gay gaze gear geese gem gemstone gen gender gene
genealogy generate generation generous genetic genius genre gentle gentleman genuine geographic
geography geologist geology geometry geophysicist geopolitical germ gesture gets getting ghetto
ghost giant gift gig giggle girl give given glad glamorous glamour glance glare glass gleam glee
glide glimmer glimpse glitch glitter gloom gloomy glorious glory gloss glove glow glue gnaw go goal
goalie goalless goalscorer goddess godfather goes goggles going gold golden gone good goodbye
goodwill goose gorgeous gorilla gossip got gourmet governance governing gown grab grace gracious
grade gradual graduate graffiti grain gram grammar grandchild grandchildren granddaughter grandeur
grandma grandpa grandparent grandson granny grape graph graphic grasp grateful gratitude grave
graveyard gravity gray greed greedy greet grenade grew grey grid grief grievance grieve grill grim
grimace grin grind grip grit gritty groan grocery groom groove groped gross grotesque
groundbreaking grow growl grown growth grudge gruesome grumble guarantee guerrilla guess guest
guidance guide guideline guild guilt guilty guinea guitar gum gunfire gunman gunmen gunpoint
gunshot gust gusty gut gutter guttural guv guy gym gymnast gymnastics habit habitat hack hacker
haggle hail hair hairdresser halftime hallmark hallucinate hallway halo halt halve halves hammer
hamper hand handbag handball handbook handcuff handicap handle handout handover handset handshake
handsome handy hang hangover haphazard happen happening happy harass harassment hard hardline
hardliner hardship hardware harm harmony harness harrow harry harsh harvest hashtag hassle haste
hasten hat hatch hate hatred haul haunt haute haven havoc hawk hay hazard headache header headline
headquarters headset headway headwear headwind heady heal healer healthcare healthy heap hear heard
hearsay heart heartbeat heartbreak heartbroken heartland hearty heat heath heavy hectare hectic
hedge heel hefty height heighten heir heiress held helicopter helm helmet help helpline hen
henchman herald herb herbal herd hereditary hero heroes heroic heroin heroine hesitate heterosexual
heyday hiatus hibernate hiccup hid hidden hide hierarchy highland highlight hijack hike hilarious
hinder hindsight hinge hint hip hip-hop hippie hire historian historic history hit hitherto hive
hoax hobby hoist hold hole holiday holistic hollow homage homeland homeless homeowner hometown
homeware homework homicide homophobia homosexual hone honest honesty honey honeymoon honorary hood
hoodie hoof hook hooligan hoop hop hope horde horizon horizontal hormone horn horrendous horrible
horrific horror hose hospitality hostage hostile hot hound household hover howl hub hue hug huge
hull hum humble humid humiliate humility humor humour hunch hung hunger hungry hunt hurdle hurl
hurt hush hustle hut hybrid hydrogen hygiene hymn hype hypertension hyphen hypocrisy hypocrite
hypothesis hysteria iceberg icon iconic iconoclasm idea ideal identify identity idle idol idyllic
ignite ignorance ignorant ignore ill illegal illicit illiterate illness illuminate illusion
illustrate illustrious image imagery imagine imitate immaculate immature immediate immense immerse
immigrant imminent immoral immortal immune immunity impact impair impartial impasse impatient
impeach impede impending impenetrable imperative imperfect imperialism impersonate impetus implant
implement implicate implication implicit imply important impose impossible impotent impound
impoverish impractical impress imprison improbable improper improve improvise impulse impunity
inability inaccurate inadequate inappropriate inaugural inaugurate incarcerate incense incentive
inception incest inch incident incidental incite incl inclination incline include inclusion
inclusive income incoming incompetent inconvenience incorporate incorrect increase incredible
incumbent incur indebted indecent indefinite indemnity indicate indict indictment indifferent
indigenous indirect indispensable individual indoor induce induct indulge industrious inedible
inefficient inept inequality inert inevitable inexperienced infamous infant infantry infect infer
inferior inferno infest infiltrate infinite inflame inflation inflict influence influencer influx
inform infrastructure infringe infuriate ingenious ingredient inhabit inhabitant inhale inherent
inherit inhibit inhumane initial inject injunction injure injury injustice ink inmate innate inning
innings innocent innovate input inquire inquisitive insane inscribe insect insert insidious insight
insignificant insist insomnia insp inspect inspiration inspire install installment instalment
instant instigate instinct instruct instrument instrumental insufficient insult insurgency
insurgent intact intake integral integrate integrity intellect intellectual intelligent intend
intense intensify intensive intent interact interactive intercept interchange intercontinental
interest interfere intermediate intermittent intern internet interpret interrupt intersect
intervene intervention interview intestine intimate intimidate intolerance intolerant intoxicate
intricate intrigue intrinsic introduce intrude intruder intuition inundate invade invaluable
invasive invent inventory inverse invest investigate investor invite invoice invoke involve irate
irony irregular irrelevant irreplaceable irresponsible irrigate irritate isolate isolation issue
item itinerary ivory jab jacket jargon javelin jaw jazz jazzy jealous jeans jeopardise jeopardize
jeopardy jerk jersey jet jewel jeweler jeweller jewellery jewelry jihad jihadist job jockey jog
join joint joke jolly jolt journal journalism journey joy joyful jubilant jubilee judo juggle juice
jump junction juncture junk junta jurisdiction jurist juror jury justify juvenile keen keep kennel
kept kerb kernel ketchup kettle key keyboard keynote khaki kick kid kidnap kill kilometer kilometre
kind kiosk kiss kit kitchen kitten knack knee kneel knew knife knight knit knives knob knock knot
know knowledge known lab label labyrinth lace lack lad ladder ladies lag laid lamb lament lamp
landfall landfill landing landlady landlocked landlord landmark landmine landscape landslide
language lantern lap large laser lash latent lateral latest latex laudable laugh launch laundering
laundry lava lavish lawmaker lawn lawsuit lax lay layer layman layoff layout lazy lead leaderboard
leadership leaf leaflet leak leakage lean leap learn learner learning lease leather leave leaver
leaves lecture led ledger leftover leg legacy legal legend legion legitimate leisure lend lender
length lenient lens lesbian lesson lethal letter lettuce leukaemia leukemia levee level lever
leverage levy liable liaison libel liberate liberty librarian licence license lie life lifeboat
lifelong lifespan lifestyle lifetime lift light lighthouse lightning likelihood likeness limb limbo
limelight limestone limit limousine limp line linear liner linesman linger linguist link lip
lipstick liquid liquidate liquor list listen listless lit liter literacy literally literary
literature litigation litre litter live livelihood lively liver lives livestock lizard loathe lobby
lobster locate location lock lockdown locker lodge lofty log logic logistics lonely long longevity
longing look lookout loop loophole loose loot lorry lose loss lost lottery loud loudspeaker lounge
lousy love lovely lover low lowland loyal loyalist loyalty lucid luck lucky lucrative luggage lull
lumber luminary lump lunatic lunch lung lure lurk lush lust luxurious luxury lyric machete machine
macho mad made magazine magic magistrate magnet magnificent magnify magnitude maiden mail mailbox
main mainstay mainstream maintain majestic majesty make makeover makeshift makeup malaria male
malicious malnutrition malpractice mammal man manage mandate mandatory mangle mango maniac manifest
manifesto manipulate mankind manned manner manpower manslaughter mantra manual manufacture
manuscript map marathon marble margin marginal marijuana marital maritime mark marker marketplace
marriage marrow marry martial martyr marvel marvellous marvelous mascot masculine mask massacre
massage massive master mastermind masterpiece matchup mate material maternal maternity mathematics
maths matrix matter mature maul maverick max maximise maximize maximum mayhem meadow meal mean
meaningful meant measure meat mechanic media medical medicine medieval mediocre meditate medium
meek meet megawatt melancholy melody melon melt meltdown membership membrane memo memoir
memorabilia memorable memorandum memorise memory men menace mental mention menu mercenary
merchandise merchant merciful merciless mercy mere merge merit merry mesmerise mess message
messenger messy met metal metaphor meteor meteorite meteorologist meter method metre metro
metropolis mice microbe microphone microscope microwave midday midfield midterm midway midweek
migraine migrant mild mile milestone militant militia milk millennial millionaire mimic min mince
mind mindset miner mineral miniature minimal minimise minimize minimum minor mint minus miracle
miraculous mirror miscarriage miscellaneous misconduct misdemeanor miserable misery misfortune
misguided mishap misinformation mislaid mislead misogyny missile mission missionary mist mistake
mistress mitigate mix moan mob mobile mobilise mobilize mock mode moderate modern modest modify
module moist moisture mold molecule molest momentum monarch monarchy monetary money moniker monitor
monologue monopoly monsoon monster monumental mood moose mop moral morale moratorium morbid mortal
mortality mortar mortgage mortuary mosaic mosquito motel motherhood motion motivate motive motor
motorbike motorcade motorcycle motorist motto mould mound mourn mourner mourning mouse moustache
mouth move movie mow muck mud mug multicultural multilingual multinational multiple multiply
multitude mumble mundane municipality muppet mural murder murky murmur muscle muscular muse
mushroom music musical musket mustard mutant mute mutilate mutiny mutter mutual muzzle myriad
mysterious mystery myth mythology nail naive naked name nanny napkin narcotic narrate narrative
narrow nasal nasty nationwide native natural nausea naval navigate nearby neat necessary necessity
neck necklace need needle needy negative neglect negligence negligible negotiate negotiator
neighbor neighborhood neighbour neighbourhood neighbourly neolithic neon nerve nest net network
neurologist neutral neutrality newborn newcomer newlywed news newsletter newspaper newsroom nib
nice niche nickname nicotine nightclub nightlife nightmare nimble nitrogen noble nod noise nomad
nominal nominate nonsense norm normal normalise normalize northward nose nostalgia nostalgic
notable notch note noteworthy notice notify notion notorious nourish novel novelty novice nowadays
nuclear nude nudge nuisance null numb number numerous nurture nut nutrient nutrition nylon oath
obedient obese obesity obey obituary object objective obligation oblige oblique oblivion oblivious
obscene obscure observe obsess obsession obsolete obstacle obstruct obtain obvious occasion
occasional occupant occupy occur octopus odd odds odor odour odyssey offence offend offender
offense offensive offer official offset offshore offspring old olive ombudsman omega omen ominous
omit onboard ongoing onion online onset onshore onslaught onus ooze opaque opener opening operate
operative opinion opponent opportunity oppose opposite oppress oppressor opt optimism optimist
optimistic optimum option optional opulent oral orbit orchard orchestrate ordain ordeal ordinance
ordinary organ organic organise organiser organism organize organizer orientation origin original
originate ornament orphan orphanage ostrich oust outback outbreak outburst outcast outcome outcry
outdoor outfield outfit outgoing outing outlaw outlet outline outlive outlook outnumber outpost
output outrage outrageous outran outright outset outsider outskirts outspoken outstanding outward
oval ovarian ovation oven overall overcome overhaul overhead overlap overlook overnight overpower
override overrule overseas oversee overshadow oversight overt overtake overthrow overtime overtook
overturn overweight overwhelm owe owing ox oxygen ozone pace pacific pacifist pack package padding
paddle padlock paediatrician paedophile pagan page paid pain painful painkiller paint pair palate
pale pamper pamphlet pancreas panda pandemic pandemonium panic panorama pant pantomime pants paper
parachute parade paradise paradox paraglide paragliding paragraph parallel paralyse paralysis
paralyze paramedic paramilitary paramount paranoia paranoid paraphrase parasite parcel pardon
parent parenthood parishioner parity parking parliamentarian parole parrot parsley part partial
participant participate particle particular partisan pass passage passenger passerby passersby
passion passive passport pasta paste pastime pastry pasture patch patent paternal path pathetic
pathogen pathology patience patient patriarch patrician patriot patriotism patrol patron patronage
patronise pattern pause pave pavement pavilion pay payback payment payout payroll peach peacock
peanut pearl peasant pebble peculiar pedal pedestrian pedigree peek peel peer peerage peg pelvis
pen penal penalty pencil pendant pending pendulum penetrate penguin penis penny pensioner people
pepper perceive percent percentage perception perch perennial perfect perform performance peril
perimeter periodic peripheral perish perjury perk permanent permit perpetrate perpetrator perpetual
perplex persecute perseverance persevere persist person persona personal perspective persuade
pertinent pervasive perverse pest pesticide pet petition petrol petty pharmaceutical pharmacist
pharmacy phase phenomena phenomenal phenomenon philosophy phobia phone photo photograph phrase
physical physicist physics physique piano pick pickle pickup picnic picture piece pier pierce piety
pigeon pike pilgrim pilgrimage pill pillar pillow pimp pin pinch pink pinnacle pinpoint pint
pioneer pious pipe pipeline piper piracy pirate pirouette pistachio pistol piston pit pitfall pity
pivot pivotal pizza placard place plagiarism plague plaintiff plane planet plank planner plaque
plasma plaster plastic plate platform platinum platoon plausible play playful playground plea plead
pleasant please pleasure plebiscite pledge plentiful plenty plight plot plough plow pluck plug plum
plumber plummet plump plunder plunge plural plutonium pneumonia poach poacher pocket podcast podium
poem poetic poetry poignant point poise poison poker polar polarise polarize policymaker politician
pollen pollster pollutant pollute pollution polo pompous ponder pony pool poor pop populace popular
population populous porcelain porch pore porn pornography porridge portable porter portfolio
portion portrait portray pose posh position positive possess possible post poster posthumous
posture pot potato potatoes potent potential potter pottery pouch poultry pounce pound pour poverty
powder powerful practical practice practise practitioner pragmatic praise prank pray preach
precarious precaution precede precedent precinct precious precipitate precipitation precise
precision preclude precursor predator predecessor predict predominant preface prefer preferable
preference pregnant prehistoric prejudice preliminary prelude premature premise premium preoccupy
preparation prepare prequel prerequisite prerogative prescribe prescription presence present
preserve presidency press pressure prestige prestigious presume presumption pretend pretext pretty
prevail prevalent prevent prevention previous prey price priceless prick pride primal primate
primitive principle print printer prior priority prisoner pristine privacy privilege pro probable
probation problem procedure proceed process procession proclaim procure prodigy produce product
productive productivity profane profession professional proficiency profile profit profiteer
profound profoundly prognosis progress prohibit prohibition projection proliferate prolific prolong
prom prominence prominent promise promising promote prompt prone pronounce proof propaganda propel
propensity proper prophecy prophet proponent proportion proposal propose proposition proprietor
prose prosecute prospect prosper prosperity prosperous prostate prostitute prostitution protagonist
protect protection protector protein protest prototype protrude proud prove proven provenance
proverb provide provision provisional provocation provocative provoke prowess proximity proxy
prudent prune pseudo pseudonym psychiatric psychiatrist psychiatry psychic psychological
psychologist psychology psychopath puberty publicise publicist publicity publish publisher pudding
puff pull pulse puma pump pumpkin punch pundit pungent punish punk puppet puppy purchase pure purge
puritan purple purport purpose purse pursue pursuit push put puzzle pyramid python quake
qualification qualify quality quantify quantitative quantity quantum quarantine quarrel quarterly
quartet quash queer quell quench query quest question queue quick quiet quirky quit quiz quotation
quote rabbit rabies racial racism racist racket radar radiant radiate radiation radiator radical
radio radioactive radius raffia raft rag rage raid rainbow raincoat rainfall rainforest rainstorm
rainy raise rally ram rambling ramp rampage rampant ran random rang range rank ransom rant rape
rapid rapist rapport rare rash rat rate ratify ratio rational rattle ravage rave raven raw ray
razor reach react read readiness ready real realise reality realize realm reap reappear rear reason
reassure rebel rebellion rebound rebuild rebuke rebut recall recede receipt receive recent
receptive recess recession recipe recite reckless reckon recline recluse recognise recognition
recognize recommend reconcile reconciliation reconnaissance record recover recruit rectangle
rectify recur recycle red redeem reduce refer referral refine refinery reflect reflection reflex
refrain refresh refreshment refrigerator refuge refund refurbish refusal refuse refute regain
regard regent reggae regime register registrar registration regression regret regrettable regular
rehabilitate rehearsal rehearse reign reiterate reject rejoice rekindle relapse relate relax
release relentless relevant reliable relic relieve relinquish relish relocate reluctant rely remain
remainder remark remarkable remedial remedy remember remind reminder reminiscent remission remnant
remorse remote remove rendezvous renegade renew renounce renowned rent rental reopen repair
reparation repatriate repay repeal repeat repel repercussion repertoire replace replay replenish
replica reply reportedly reprieve reprimand reprisal reproach reproduce reptile repulse reputation
repute request require requisite resale rescue research resemble resent resentment reservation
reservoir reshape reshuffle reside residence resident residual residue resign resilience resilient
resist resolute resolve resonate resource respect respective respiratory respite respond response
responsible rest restaurateur restless restore restrain restraint restrict result resume resurgence
resurrect resurrection retail retain retaliate retaliation retention rethink retire retract retreat
retrieve retrospect return reunion reunite revamp reveal revel revelation revenge reverence reverse
revise revisit revive revolt revolve revolver reward rhetoric rhino rhinoceros rhythm rib ribbon
rich ricochet rid ridden riddle ride rider ridicule ridiculous rife rifle rig righteous rightful
rigid rigorous rigour ring rink riot ripe ripped ripple rise risen risk risky rite ritual rival
roadway roam roar roast rob robber robbery robe robot robust rocker rocket rocky rod rode rodent
rogue role roll romance romantic roof rookie room roommate rooster root rope roster rot rotary
rotate rotten rough roundabout rounder roundup rouse route router routine row rowdy rower royalty
rub rubber rubbish rubble ruby rucksack rude rug rugged ruin ruling rumble rumor rumour run runaway
runner runway rupture rush rust rustic ruthless sabbatical sabotage sack sacrifice sad saddle
safari safe safeguard saga sage said sail salad salary sale saliva salmon saloon salt salute
salvage salvation sample sanction sanctuary sand sandal sandstorm sandwich sandy sane sang sanitary
sanitation sanity sank sap sarcasm sarcastic satellite satire satirical satisfy sauce saucer
sausage savage save saver saving savvy saw saxophone say scaffold scale scalp scam scan scandal
scant scar scarce scare scarf scarlet scatter scenario scene scent sceptic sceptical schedule
schizophrenia scholar scholarship schoolboy schoolchildren schoolgirl schoolmaster schoolteacher
scissors scoff scold scoop scooter scope scorch score scorer scorn scorpion scout scramble scrap
scrape scratch scream screen screening screenplay screenwriter screw scribble script scroll scrub
scrutinise scrutinize scrutiny scuba scuffle sculpt sculpture seafood seal seam seaman search
searchlight seaside seasonal seasoned seat secession seclude secrecy sect sectarian sector secular
secure seduce seek seen seep segment segregate seismic seize select self selfie sell selves
semblance seminar send senile sensation sensational sense sensible sensitive sensor sent sentence
sentiment sentimental separate sequel sequence sequester serene serenity serial serious servant
serve set setback setting settle settlement settler severe severity sew sewage sewn sex sexual
shabby shack shade shadow shake shaken shaky shallow sham shame shape shareholder sharp shatter
shave shed sheer sheet shelf shell shelter shelves shepherd shield shift shin shine ship shipment
shipwreck shipyard shirt shiver shock shoe shone shook shoot shooter shooting shopkeeper shoplift
shopper shoreline short shortage shortcoming shortfall shortlist shot shotgun shoulder shout shove
shovel show showcase showdown shower shown shrank shrapnel shred shrewd shrimp shrine shrink shrug
shudder shuffle shun shut shutdown shuttle shy sibling sick sickness side sidekick sideline
sidewalk siege sift sigh sight sightseeing sign signal signature significance significant signify
silence silent silhouette silicon silk silly silver similar simmer simple simplicity simplify
simulate simultaneous sin sincere sinful sing single singular sinister sink sip siren sit sitcom
site situate situation size skate skateboard skeleton skeptic skeptical sketch skewed ski skid
skilful skill skillful skim skin skincare skinny skip skirmish skirt skull sky slab slack slander
slang slant slap slash slate slaughter slave slavery slay sleek sleep sleeve slender slept slice
slick slid slide slight slim sling slip slipper slippery slit slogan slope slot slow slug sluggish
slump slur smack small smart smartphone smash smear smell smile smog smoke smooth smoothie smug
smuggle smuggler snack snail snap snapshot snatch sneak sneaker sneeze sniff sniper snooker snore
snorkel snowball snowboard snowfall snowstorm soak soap soar sob sober sociable socialise socialize
socket soda sofa soft software soil sold sole solemn solicit solid solidarity solitary solo
solution solve song soothe sophisticated sore sorrow sort sought soul sound soundtrack soup sour
source souvenir sovereign soviet soy spa spacecraft spacious span spank spare spark sparkle sparse
spasm spawn spc speak spear specialise specialist specialize specialty species specific specify
specimen spectacle spectacular spectator spectre spectrum speculate speculation speech speed speedy
spell spend spent spew sphere spice spicy spies spike spill spin spinach spinal spine spiral spirit
spiritual spit spite splash splendid splendour splinter split splutter spoil spoke spoken sponge
sponsor spontaneous spoof spoon sporadic spot spotlight spouse sprang sprawl spray spread spree
sprinkle sprint sprinter spur spy squad squander squash squat squeeze squirrel stab stable stack
staff stage stagger stagnant stagnate stain stair stairway stake stakeholder stale stalemate stalk
stalker stall stalwart stamina stamp stance stand standard standby standoff standout standpoint
standstill staple starboard stardom stare start startle startup starve stash stateside stationary
stationery statistic statistics statue stature status statute statutory staunch stay steady steak
steal stealth steam steel steep steer steering stellar stem step stereo stereotype sterile sterling
stern steroid stew steward stewardess stick stiff stigma stimulate stimulus sting stink stipulate
stir stitch stockpile stoke stole stolen stomach stomp stood stool stop storage storey stormy story
stove straight strand strange strap strategic straw stray streak streamline strength strengthen
strenuous stress stretch stretcher strewn stricken strict stride strike string stringent strip
stripe strive stroke stroll strong stronghold struck structure struggle stubborn stuck studio stuff
stumble stump stun stung stunt stupid stupidity sturdy stutter style stylish stylist subdue subject
sublime submarine submerge submission submit subordinate subscribe subscriber subscription
subsequent subside subsidiary subsidise subsidize subsidy substance substantial substitute subtitle
subtle subtract suburb suburban subway succeed success succession successive successor succumb suck
sudden sue suffer suffice sufficient suffix suffocate suffrage sugar suggest suicide suit suitable
suitcase suite suitor sulphur sultry sum summarise summarize summary summon sumptuous sundry
sunflower sunken sunlight sunny sunrise sunset sunshine superb superficial superfluous superhero
superhuman superior supermodel supernatural superpower supersede superstar superstition supervise
supervision supervisor supper supplement supplier supply support suppose supposed suppress
supremacist supremacy supt surcharge surf surface surfer surge surgery surgical surname surpass
surplus surprise surprising surreal surrender surrogate surround surveillance surveyor survival
survive survivor susceptible suspect suspend suspense suspension suspicion suspicious sustain
swallow swam swan swap swarm sway swear sweat sweater sweatshirt sweep sweepstakes sweet swell
swept swift swim swimmer swimsuit swing swirl switch swoop sword swore sworn swung syllable
syllabus symbol symbolic symmetry sympathetic sympathise sympathy symptom synchronise syndicate
syndrome synthetic syringe system tab table tabloid taboo tacit tackle tact tactic tactical tail
tailor take taken takeoff takeover tale talent talk tall tally tame tangible tangle tank tanker
tantrum tap tape taper tar tardy target tarnish tarpaulin taste tasty tattered tattoo taught
taxation taxi taxpayer tea teach teammate teamwork tear tease technical technician technique techno
tedious tee teen teenage teenager teeth telecom telecommunication telephone telescope televise
television tell temper temperature temporary tempt temptation tenacious tenant tend tender tenet
tenor tense tension tent tentative tenure tepid term terminate terrace terrain terrible terrific
terrify terror terrorism terrorist testicle testify testimony text textbook textile texture thank
thankful theatrical theft thematic theme theology theoretical theorist theory therapist therapy
thermal thermometer thesis thick thief thieves thigh thin thing think thirst thirsty thorn thorough
thought threat threaten threshold threw thrift thrifty thrill thriller thrive throat throne throng
throttle throw thrown thug thumb thump thunder thunderstorm thwart ticket tickle tidal tide tidy
tie tight tightrope tile tilt timber timeline timely timetable timid tin tint tiny tip tipster
tirade tire tiresome tissue titan toast tobacco toddler toe toil toilet token told tolerance
tolerant tolerate toll tomato tomb tombstone tone tongue tonic tonne took tool tooth top topic
torch tore torment torn torpedo torrent torso tortoise torture toss total totalitarian tote touch
touchdown touching tough tourist towel townhouse toxic toxin toy trace traction tractor trademark
trader traditional traffic tragedy tragic trail trailer train trainee trait traitor trajectory
trample tranquil transaction transatlantic transcend transcript transfer transform transgender
transient transit transition translate transmission transmit transparency transparent transplant
trap trash trauma traumatic travel traverse travesty tray treacherous tread treason treasure
treasurer treat treatment trek tremble tremendous tremor trench trend trespass triangle tribal
tribe tribulation tribute trick tricky tried trigger trim trio trip triple triumph trivial troll
trolley trombone troop trouble trough truce truck true truly trumpet trunk trustee truth try tube
tuck tug tuition tumble tummy tumor tumour tune turbine turbulence turbulent turf turmoil turn
turnout turnover tutor tweet twilight twin twinkle twist twitch tycoon type typical tyranny tyrant
tyre ubiquitous ugly ulcer ultimate ultimatum ultra ultraviolet umbrella unable unanimous unbeaten
uncertain unconscious undergo undermine underneath underscore understand understood undertake
undertook underway underwear uneasy unemployed unequivocal unfold unforgettable unfortunate uniform
unify unilateral unique unison unite unity universal unknown unlock unprecedented unravel unrest
unscathed unseen unsettle unusual unveil unwind upbeat upbringing upcoming update upgrade uphill
uphold uplift upload uproar uproot upset upside upstairs upstate upstream uptake upward uranium
urge urgent urine use used useful user usher using usual utensil utilise utility utilize utopia
utter vacancy vacant vacation vaccinate vaccination vaccine vacuum vagina vague vain valiant valid
validate valour valuable value valve van vandal vandalise vandalism vandalize vanguard vanish
vanity vapor vapour variable variant variation variety various vary vast vault vegan vegetable
vegetarian vehicle veil vein velocity velvet vendor venerable vengeance venom vent ventilate
venture venue verb verbal verdict verge verify versatile verse version vertical vessel vest vestry
vet veterinary veto viable vibrant vibrate vicinity vicious victim victorious video view viewer
viewpoint vigil vigilant vigilante vigorous vigour vile villain vine vinegar vintage vinyl violate
violence violent viral virgin virtual virtue virtuous virus visa visible vision visit visitor
visual vital vitamin vivid vocabulary vocal vocalist vocation vocational vogue voice void vol
volatile volley volume volunteer vomit voracious vouch voucher vow voyage vulgar vulnerable vulture
wacky wade wag wage wail waist wait waiter waitress wake walk wall wallet walnut wander want
wardrobe warehouse warfare warhead warm warmth warn warplane warrant warrior warship wary wash
washer waste watch watchdog water watermelon waterway weak weaken wealth weapon wear weary weather
weave weaver web webpage website wedding wedge weed weekday weep weigh weight weird welcome welder
wellbeing went wept werewolf wet wharf wheel wheelchair whereabouts whirl whisk whiskey whisky
whisper whistle whistleblower white wholesale wholesome wholly wicked wicket wide widen widespread
widower width wield wig wild wildlife willing willow wilt win windfall window windscreen windshield
wine winery wink winner wipe wire wiretap wisdom wise wish wit witch withdraw wither withhold
withstand witness witty wives wizard woe woke woken wolves woman womb won wonder wonderful wooden
wool word wore work workforce workout workplace workshop worldview worldwide worm worn worrisome
worry worse worship worst worth worthless worthwhile worthy wound woven wrap wrath wreath wreck
wreckage wrestle wrestler wriggle wring wrinkle wrist writ write written wrong wrongdoing wrote
yacht yard yawn yearn yeast yell yellow yield yoga yogurt yolk young youngster youthful zeal zealot
zenith zest zip zombie zoom
"""

# Endings that a word takes, behind what may have stood in their place (- for nothing).
_ENDINGS = """
y: ications ication iness ily ists ist ians ian ial ic ical ies ied ier iest
e: ations ation itions ition ions ion ings ing ers er ors or able al ive ous est ed es ity ities
-: ations ation ments ment ions ion ances ance ences ence ness ships ship ingly ings ing ly ers er
ors or ists ist ians ian isms ism ful less able ible al ial ic ics ive ous est ed es s man men
woman women hood wide ary ants ant ents ent ity ities age
ic: ically
al: ally
le: ly
man: men
woman: women
"""
_LONGEST_ENDING = 8
_DOUBLING = frozenset(("ing", "ings", "ed", "er", "ers", "est"))
_HISSING = "sxzho"  # the letters behind which a plural takes -es
_PREFIXES = """
anti pro pre post non un re co over under inter super sub counter multi mid ex dis mis semi trans
vice out up in im self cross fore back off after by down
"""
# Endings that hardly any name has.
_ORDINARY = """
tion tions ment ments ness ingly fully lessly ology ological ically ability ibility ivity ership
ishing ating izing ising ously ologist ologists graphy ized ised ization isation
"""


@cache
def _listed() -> frozenset[str]:
    """Return all listed words, plain."""
    listed = FUNCTION + TIME + TITLES + BODIES + PUBLIC + NATURE + COMMON
    return frozenset(plain(word) for word in listed.split())


@cache
def _things() -> frozenset[str]:
    """Return the words of bodies and of the landscape."""
    return frozenset((BODIES + NATURE).split())


def is_thing(word: str) -> bool:
    """Tell whether a plain word is a body, a building or a part of the landscape."""
    return word in _things()


@cache
def _institutional() -> frozenset[str]:
    """Return the words that take a capital as a part of a title."""
    listed = TIME + TITLES + BODIES + PUBLIC + NATURE + FUNCTION
    return frozenset(plain(word) for word in listed.split())


def is_institutional(word: str) -> bool:
    """Tell whether a plain word, or its singular, is of those that take a capital as a title."""
    return word in _institutional() or word.removesuffix("s") in _institutional()


@lru_cache(maxsize=8192)
def is_ordinary(word: str) -> bool:
    """Tell whether a plain word, or what it is inflected or derived from, is a common one."""
    if word in _listed() or len(word) == 1:
        return True
    if word.endswith(_split(_ORDINARY)) and len(word) > 6:
        return True
    return _derived(word) or any(
        word.startswith(prefix) and _simple(word[len(prefix) :])
        for prefix in _split(_PREFIXES)
        if len(word) - len(prefix) > 3
    )


@cache
def _split(listed: str) -> tuple[str, ...]:
    """Return the items of a list."""
    return tuple(listed.split())


def _simple(word: str) -> bool:
    """Tell whether a word is listed or derived from one that is, without a prefix."""
    return word in _listed() or _derived(word)


def _derived(word: str) -> bool:
    """Tell whether a word without one of its endings is listed; doubled consonants are undone."""
    for length in range(1, min(_LONGEST_ENDING, len(word) - 3) + 1):
        stem, ending = word[:-length], word[-length:]
        for instead in _endings().get(ending, ()):
            hissed = ending != "es" or instead or stem[-1] in _HISSING
            if hissed and stem + instead in _listed():
                return True
        if ending in _DOUBLING and stem[-1] == stem[-2] and stem[:-1] in _listed():
            return True
    return False


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Return what may have stood in the place of each ending."""
    found: dict[str, tuple[str, ...]] = {}
    for line in re.findall(r"\S+:[^:]+?(?=\n\S+:|\n$)", _ENDINGS):
        instead, _, endings = line.partition(":")
        for ending in endings.split():
            found[ending] = (*found.get(ending, ()), instead.strip("-"))
    return found
