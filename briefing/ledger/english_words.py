"""English words that are no names even where they carry a capital.

Offices, bodies, the calendar, and the common words that stand where a sentence or a headline
begins. From knowledge of the language; the endings of inflection and derivation are stripped.
"""

from __future__ import annotations

from functools import cache, lru_cache

from briefing.ledger.words import plain

# Words without which no sentence is built, and what they are shortened to.
FUNCTION = """
a about above according across after again against ago ahead all almost alone along already also
although always am amid among amongst an and another any anybody anyone anything anyway anywhere
apart are aren't around as aside at away back be because been before behind being below beneath
beside besides between beyond both but by can can't cannot could couldn't despite did didn't do
does doesn't doing don't done down due during each either else elsewhere enough etc even ever every
everybody everyone everything everywhere except few fewer for from further had hadn't half has
hasn't have haven't having he he'd he'll he's hence her here hers herself him himself his how
however i i'd i'll i'm i've if in indeed inside instead into is isn't it it'd it'll it's its
itself just last late later latter least less let let's like likewise little lot many may maybe me
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
yes yesterday yet you you'd you'll you're you've your yours yourself yeah hey hello hi wow sorry uh um er ah huh hmm alas aye ay nah yep nope yo
first second third fourth fifth sixth seventh eighth ninth tenth three four five six seven eight
nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen zero nil
th nd rd st
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
representative rep congressman congresswoman congressmen speaker majority minority leader whip chair
chairman chairwoman chairperson chief justice judge attorney prosecutor counsel solicitor barrister
lawyer governor gov lieutenant lt mayor councillor councilman councilor alderman sheriff marshal
commissioner inspector superintendent detective constable officer sergeant sgt corporal captain
capt major maj colonel col brigadier commander cmdr admiral private pvt cadet king queen prince
princess duke duchess earl count countess baron baroness emperor empress czar tsar sultan emir
sheikh ayatollah pope cardinal archbishop bishop priest pastor deacon vicar rabbi imam monk nun
abbot ambassador envoy consul attache diplomat delegate director head manager executive officer
administrator editor reporter correspondent journalist columnist anchor host presenter spokesman
spokeswoman spokesperson adviser advisor aide coach trainer player striker midfielder defender
goalkeeper keeper forward winger quarterback pitcher catcher skipper captain referee umpire driver
pilot teacher principal dean provost rector lecturer student pupil nurse surgeon physician dentist
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
politics union federation confederation association society club league alliance coalition
movement front group team company corporation corp inc ltd limited llc plc co enterprise business
firm holding bank fund trust foundation institute institution centre center university college
school academy faculty campus library museum gallery theatre theater opera orchestra philharmonic
symphony choir hospital clinic hospice church cathedral chapel basilica mosque temple synagogue
pagoda monastery abbey priory diocese parish ministry court tribunal supreme appeal high district
federal national state public municipal local regional provincial county city town township village
ward commune hamlet borough capital metropolitan rural urban civil criminal constitutional
international world global united nation republic kingdom empire dynasty commonwealth community
province territory region zone area administration police force army navy air marine corps guard
military defence defense security intelligence command headquarter base brigade regiment division
battalion fleet squadron unit special operation task border coast customs immigration tax revenue
treasury finance trade commerce industry economy economic labour labor employment welfare health
education science technology environment energy power electricity gas oil transport transportation
railway rail road highway interstate motorway expressway avenue boulevard street lane drive square
plaza park garden zoo airport port harbour harbor station terminal bridge tunnel tower building
hall centre mall market store shop supermarket restaurant cafe bar pub hotel inn resort casino
stadium arena field ground course circuit track pitch court prison jail cemetery memorial monument
palace castle fort fortress villa manor mansion estate farm ranch mine plant factory mill works
agriculture rural development fishery forestry construction planning investment culture sport
tourism information communication justice interior home foreign affair external internal cooperation
relation aid relief humanitarian refugee migration human rights women children youth family veteran
elderly social service insurance pension benefit housing property land law act bill decree decision
resolution directive circular order regulation rule code constitution amendment treaty agreement
accord pact convention protocol charter declaration statement report review study survey poll index
plan programme program project scheme strategy initiative campaign reform policy budget fund grant
loan debt bond share stock exchange currency reserve central commercial development export import
customs tariff quota election referendum vote ballot primary caucus convention summit conference
congress forum meeting session hearing trial inquiry investigation inquest probe hearing debate
democrat democratic democracy republican conservative liberal labour progressive socialist
socialism communist communism marxist fascist nationalist nationalism populist green independent
leftist rightist left right wing centrist unionist separatist royal imperial presidential
congressional senatorial ministerial judicial judiciary legislative legislature executive
administrative governmental political diplomatic catholic christian orthodox anglican episcopal
methodist baptist lutheran presbyterian evangelical protestant muslim islamic jewish hindu buddhist
mormon sunni shia shiite holy sacred divine god lord bible gospel testament scripture koran quran
mass prayer faith religion religious heritage tradition secret service gun prize award medal order
cross star honour honor title cup trophy championship champion tournament open masters series final
semifinal quarterfinal playoff league premier division conference season game match race derby
grand prix slam tour test world olympic olympics paralympic paralympics commonwealth asian
football soccer rugby cricket tennis golf baseball basketball hockey boxing athletics swimming
cycling rowing badminton volleyball chess racing wrestling ufc nfl nba mlb nhl super bowl all-star
fatherland revolution independence liberation victory peace war cold civil great battle invasion
occupation holocaust genocide apartheid reformation renaissance middle ages bronze iron stone
"""

# The earth and the sky.
NATURE = """
north south east west northern southern eastern western northeast northwest southeast southwest
northeastern northwestern southeastern southwestern central middle upper lower inner outer mid
midwest midwestern ocean sea gulf bay strait channel canal river stream creek brook lake pond lagoon
delta estuary waterfall falls spring island isle islet archipelago peninsula cape coast shore beach
reef cliff rock mount mountain mt hill ridge peak summit valley canyon gorge plain plateau desert
forest wood jungle swamp marsh wetland glacier volcano cave rim basin earth moon sun mars venus
mercury jupiter saturn uranus neptune pluto galaxy milky way universe space solar storm hurricane
typhoon cyclone tornado earthquake tsunami flood drought fire wildfire snow rain wind wave ice
tropical depression arctic antarctic equator hemisphere pole tropics orient occident mainland
downtown uptown midtown north-south east-west heaven hell nature animal bird fish dog cat horse cow
pig sheep goat lion tiger bear wolf fox eagle shark whale snake spider bee butterfly elephant monkey
ape rose lily lotus tree oak pine palm bamboo flower grass rice wheat corn apple orange banana lemon
"""

# Common nouns, verbs and adjectives of the news.
COMMON = """
abandon ability able abortion abroad absence absolute abuse academic accept access accident account
accuse achieve acid acquire action active activist activity actual add addict address adjust admire
admit adopt adult advance advantage adventure advert advertise advice advise affect afford afraid
agenda agree agreement aim airline airplane aircraft airport alarm album alcohol alert alien alive
allege allow ally alternate amaze ambition ambulance amend amount ancestor ancient angel anger
angry animal ankle announce answer anti antibiotic anxiety apartment apology appeal appear apple
application apply appoint approach approve architecture area argue arm arms arrange arrest arrive
arrow art article ash ask asset assault assess asset assign assist associate assume assure asylum
atom attack attempt attend attention attitude attract audience audit aunt author auto available
average avoid await awake aware awful baby backlash bad bag bail balance ball ban band bankrupt
bar bare barely bargain barrel barrier base basic basis basket bath battery battle beach beam bear
beard beast beat beauty become bed bee beef beer beg begin believe bell belong belt bench bend
best bet better bid big bike bill bin bird birth bishop bit bite bitter black blame blast bleed
blend bless blind block blog blood bloody blow blue board boat body bomb bond bone book boom boost
boot border bore born borrow boss bother bottle bottom bounce bow bowl box boy boycott brain brake
branch brand brave bread break breakfast breast breath breathe breed brick bride bridge brief bright
brilliant bring broad broadcast broke broken brother brown brush brutal bubble bucket bug build
bullet bully bump burden burn burst bury bus bush busy butter button buy cable cake call calm camera
camp can cancel cancer candle cap capable car carbon card care career careful cargo carpet carry
cart case cash cast castle cat catch category cause caution cave cease ceasefire celebrate celebrity
cell cemetery cent ceremony certain chain chair challenge chance change chaos character charge
charity charm chart chase chat cheap cheat check cheer cheese chemical chest chicken child children
chip chocolate choice choose chop church cigarette cinema circle circumstance circus cite claim
clarify clash class classic clean clear clerk clever click client climate climb clinch clip clock
close cloth clothes clothing cloud clown club clue coach coal coalition coffee coin cold collapse
collar collect collision colour color combat combine come comedy comfort comic command comment
commit common communicate compare compete competition compete complain complete complex compute
computer concede concern concert conclude condemn condition conduct confess confidence confirm
conflict confront confuse connect conscious consent consequence consider consist conspiracy constant
construct consult consume contact contain contest context continue contract contrast contribute
control controversy convert convict convince cook cool cop cope copy core corn corner corporate
correct corrupt cost cottage cotton cough count counter country couple courage course cover crack
craft crash crawl crazy cream create credit crew crime crisis critic criticise criticize crop cross
crowd crown crucial cruel cruise crush cry cultural cup cure curious current curtain custody custom
customer cut cyber dad daily damage dance danger dare dark data date dawn dead deadly deal dear
death debate debris debut decent decide decision deck declare decline decorate deep defeat defend
deficit define degree delay delegate deliver demand demolish dense deny depart depend deploy deport
deposit depress describe deserve design desire desk desperate destroy detail detain detect
determine devil device diamond die diet differ difficult dig digital dinner direct dirt dirty
disable disappear disappoint disaster disclose discount discover discuss disease dish dismiss
display dispute distance distribute district disturb dive diverse divide divorce dock document dog
doll dollar dolphin domestic dominate donate donor door dot double doubt dozen draft drag dragon
drama dramatic draw dread dream dress drift drill drink drive drone drop drown drug drum dry duck
due dust duty dwarf eager ear early earn earnest ease easy eat echo edge edition educate effect
effective efficient effort egg eight elect elderly electric electron element elevator eliminate
elite email embarrass embassy embrace emerge emergency emission emotion emphasis empire employ empty
enable encounter encourage end enemy energy engage engine enhance enjoy ensure enter entertain
entire entrance entry environment envoy episode equal equip escape essential establish estimate
ethic ethnic evacuate evaluate event evidence evil evolve exact exam examine example exceed
excellent exchange excite exclude exclusive excuse execute exercise exhibit exile exist exit expand
expect expel expense experience experiment expert explain explode exploit explore explosion expose
express extend extra extraordinary extreme extremist eye face facility fact factor fade fail fair
fairy faith fake fall false fame familiar family famous fan fancy fantastic far farewell farm fashion
fast fat fatal fate fault favour favor fear feast feature fee feed feel fellow female feminist fence
festival fever fiction field fierce fight figure file fill film filter final finance find fine
finger finish fire fish fit fix flag flame flash flat flavour flavor flee flesh flight float floor
flow flower flu fluid fly focus fold folk follow food fool foot forbid force forecast forget forgive
form formal former formula fort fortune forward foul found founder fountain fraction fragile frame
fraud free freedom freeze frequent fresh friend frog front fruit fuel full fun function funeral
funny fury fuse future gain gallery gang gap garage garbage garden garlic gas gate gather gay gear
gender gene generate generation generous genius gentle gentleman ghost giant gift girl give glad
glance glass global glory glove go goal goat god gold golden good gorgeous gossip gown grab grace
grade graduate grain grammar grand grape grass grateful grave gravity gray grey great green greet
grief grip grocery ground group grow growth guarantee guess guest guide guilty guitar gun guy
habit hack hair hall halt hammer hand handle hang happen happy harass hard harm harsh harvest hat
hate haunt hazard head headline heal health heap hear heart heat heaven heavy heel height helicopter
hell help herald hero heroine hide highlight hike hill hint hip hire historic history hit hobby hold
hole holiday homeless homework honest honey hook hope horn horrible horror horse hospital host
hostage hostile hot hotel hour house household huge human humour humor hunger hungry hunt hurt ice
icon idea ideal identify identity idle ignore ill illegal illness image imagine immediate immigrant
immune impact impeach implement imply important impose impossible impress improve incident include
income increase incredible index indicate individual indoor infant infect inflation influence
inform initial injure injury inner innocent innovate input inquire inquiry inside insist inspect
inspire install instant instruct instrument insult intend intense interest interim interior internet
interpret interrupt intervene interview introduce invade invent invest investigate investor invite
involve iron irony isolate issue item jacket jail jealous jeans jet jewel job join joint joke journal
journey joy judge juice jump junior jury just justify keen keep key kick kid kidnap kill kind king
kiss kit kitchen knee knife knight knock know knowledge lab label lack lad ladder lady lake lamb
lamp land landlord landmark landscape lane language lap large laser last latest laugh launch laundry
lawn lawsuit lay layer lazy lead leaf leak lean leap learn lease leather leave lecture leg legacy
legal legend lemon lend length lesson letter level liberty licence license lie life lift light limit
line link lion lip liquid list listen literary literature litter live liver lobby lobster location
lock log logic lonely long look loose lorry lose loss lost loud lounge love lovely loyal luck lucky
lunch lung luxury machine mad magazine magic mail main maintain make male man manage mankind manner
manufacture map marathon march margin mark marriage marry mask mass massacre massive master mate
material maths matter maximum meal mean measure meat mechanic media medical medicine medium meet
melt memoir memory men mental mention menu merchant mercy mere merge merit mess message metal method
middle midnight migrant mild mile milk mill mind mineral minimum ministry minor minority miracle
mirror miss missile mission mistake mix mob mobile mode moderate modern modest molecule momentum
monarch money monitor monkey monster mood moral mortgage mosquito motion motive motor mount mouse
mouth move movie mud muppet murder muscle music mutual mystery myth nail naked name narrow nasty
nation native natural naval necessary neck need needle negative neglect negotiate neighbour neighbor
neighbourhood neighborhood nephew nerve nest net network neutral news newspaper nice nightmare nine
noble noise nominate normal nose note notice notion novel nuclear number nurse nut obey object
oblige observe obvious occasion occupy occur odd offence offend offense offer official offshore oil
old olive ongoing onion online opening operate opinion oppose opposite oppress opt option oral
orange orbit ordeal ordinary organ organic organise organize origin original orphan outbreak outcome
outdoor outer outfit outlet outlook output outrage oven overall overcome overseas oversight owe own
oxygen pace pack package page pain paint pair pale panic paper parade paradise pardon parent park
parking part participate particular partner pass passage passenger passion passport past patch path
patience patient patriot patrol pattern pause pave pay peace peak peanut peer pen penalty pencil
people pepper perceive percent perfect perform performance permanent permit persist person personal
persuade pet petition petrol phase phenomenon philosophy phone photo phrase physical piano pick
picture piece pig pill pillar pilot pink pioneer pipe pirate pistol pit pitch pity pizza place plane
planet plant plastic plate platform play plead please pleasure pledge plenty plot plug plunge pocket
poem poet poetry point poison pole pollute pool poor pop popular population porn port portion
portrait pose position positive possess possible post poster pot potato potential pound pour poverty
powder power powerful practical practice praise pray preach precious precise predict prefer
pregnant prejudice prepare prescribe presence present preserve press pressure pretend pretty prevent
previous price pride priest print prior priority prison prisoner privacy private privilege pro prize
problem procedure proceed process produce product profession professional profile profit progress
prohibit promise promote prompt proof proper property proportion proposal propose prosecute prospect
protect protest proud prove provide provoke psychology public publish pull pump punch punish pure
purple purpose pursue push put puzzle qualify quality quantity quarrel quest question queue quick
quiet quit quote race racial racism racist radar radical radio rage raid rail rain raise rally
ranch random range rank rape rapid rare rat rate raw ray reach react read ready real realise realize
reality rear reason rebel rebuild recall receive recent recession recipe reckon recognise recognize
recommend record recover recruit recycle red redeem reduce refer reflect refuse regard regime
register regret regular reign reject relate relax release relevant reliable relief relieve reluctant
rely remain remark remarkable remedy remember remind remote remove renew rent repair repeat replace
reply reproduce request require rescue research resemble reserve reside residence resident resign
resist resolve resource respect respond response responsible rest restore restrict result resume
retail retain retire retreat return reveal revenge reverse revive reward rhythm rich ride ridge
rifle ring riot ripe rise risk ritual rival river road rob robot rock rocket role roll romance
romantic roof room root rope rough route row rub rubber rubbish ruin ruling rumour rumor run rural
rush sack sacrifice sad safe sail salad salary sale salmon salt salute sample sanction sand sandwich
satellite satisfy sauce sausage save say scale scam scandal scare scatter scenario scene schedule
scheme scholar score scream screen screw script search seat secure seek seize select self sell
send sense sensitive sentence separate sequence serial serious serve set settle seven severe sew
sewage sex sexual shade shadow shake shallow shame shape shark sharp shatter shave shed sheet shelf
shell shelter shift shine ship shirt shock shoe shoot shore short shot shoulder shout show shower
shrink shut shutdown shy sick side siege sigh sight sign signal signature silence silent silk silly
silver similar simple sin sing single sink sister sit site situation size skill skin skirt sky slam
slave sleep slice slide slight slim slip slogan slope slow small smart smash smell smile smoke smooth
snake snap soap sober soft software soil solar solid solution solve song sort soul sound soup source
sovereign spare spark speak specific spectacular speech speed spell spend sphere spider spin spirit
spit split spokesman sponsor spot spread spy squad squeeze stab stable staff stage stair stake stamp
stand standard stare start starve state statue status stay steady steal steam steel steep stem step
stick stiff sting stir stomach stop store story straight strange strategic strategy straw
strength stress stretch strict strike string strip stroke strong structure struggle stuff stun stupid
style subject submarine submit subsequent subsidy substance substitute succeed success suck sudden
sue suffer sugar suggest suicide suit suite sum super superb superior supper supply support suppose
surface surge surgery surplus surprise surrender surround surveillance survive suspect suspend
suspicion sustain swallow swear sweat sweep sweet swell swift swim swing switch sword symbol
sympathy symptom system table tackle tactic tail take tale talent talk tall tank tap tape target
taste tattoo taxi tea teach tear tease technical teen teenage teenager telephone telescope
television tell temper temperature temporary tempt tenant tend tennis tense tension tent term terrible
terrify territory terror terrorism terrorist text textile thank theft theme theory therapy thick
thief thin thing think thirst thought threat threaten threshold thrill thrive throat throne throw
thumb thunder ticket tide tie tight tilt timber tiny tip tire tissue title toast tobacco toe toilet
token tolerate toll tomato tone tongue tool tooth top topic torch torture toss total touch tough
tourist tournament tower toxic toy trace track tradition traffic tragedy trail train transfer
transform transition translate transmit trap trash trauma travel treasure treat treaty trend tribe
tribute trick trigger trip triumph troop trophy trouble truck true trust truth try tube tune turn
twin twist two type typical tyre ugly ultimate umbrella unable uncle undergo understand undertake
unemployed unique unit unite unity unknown unrest unusual upcoming update upgrade upper upset urge
urgent use useful user usual utter vacation vaccine vague vain valid value van vanish variety various
vary vast vegetable vehicle vessel veto victim video view villain violate violence violent virgin
virtual virtue virus visa visible vision visit visitor visual vital vitamin voice volcano volume
volunteer vow voyage vulnerable wage wait wake walk wall wander want warm warn warrant warrior wash
waste watch water wave way weak wealth weapon wear weather web website wedding weed weep weigh
weight weird welcome welfare wet wheel whisper white wicked wide wife wild will willing win window
wine wing winner wipe wire wisdom wise wish wit witch withdraw witness wolf woman women wonder
wonderful wood wooden wool word work world worm worry worse worship worst worth wound wrap wreck
wrestle wrist write wrong yacht yard yellow yield young youth zone spotlight watchdog crackdown
standoff takeover turnout upstairs whistleblower workplace hometown homeland newcomer outsider
website webpage app apps smartphone selfie tweet hashtag blogger influencer startup crypto online
thriller sitcom sequel prequel trailer anthem ballad hip-hop jazz rock blues punk metal disco techno
coronavirus pandemic epidemic lockdown quarantine flu covid vaccination
"""

# Further words of newspapers, less common than those above.
FURTHER = """
abide abolish abrupt abundance accelerate accent acclaim accommodate accompany accomplish accord
accountable accumulate accurate accuse ace ache acknowledge acquit acrobat acute adapt adequate adhere
adjacent adjourn adore adorn advocate aerial aesthetic affair affection affirm affluent afloat
aftermath agent aggravate aggression aggressive agile agitate agony ail aisle ajar alas alarming
alcoholic algorithm align alike allergy alley allocate allot allure almanac alongside alpha
alphabet altar alter altitude aluminium aluminum amateur ambiguous ambition ambush amenity amid ammunition
amnesty ample amplify amuse analog analogue analyse analyze analysis anarchy anatomy anchor ancestry
anecdote anew angle animate annex annihilate annoy annul anonymous antique anticipate antisemitism
apart apathy appalling apparatus apparel apparent appease appetite applaud applause appraise
appreciate apprehend apprentice appropriate approximate apt aquarium arbitrary arbitration arch archaeology
archive arduous arise aristocrat armour armor aroma arose arouse array arrogant arsenal arson
artefact artifact artery articulate artificial artillery ascend ascertain ashamed ashore aspect aspire
assassin assassinate assemble assert assignment assurance astonish astronaut astronomy athlete
atmosphere atrocity attain attire attorney attribute auction audacity audible authentic autobiography
autonomous autonomy autopsy avalanche aviation awe awkward axe axis bachelor backdrop backfire background
backpack backward bacteria badge baffle baggage bake balcony bald ballistic balloon bamboo bandage bandit
bang banish banner banquet bark barn baroque barrack barren barricade bartender baseline bash basement bask
batch bathe bathroom baton batter bazaar beacon bead beak beaten beckon bedroom behalf behave
behaviour behavior behold beige belated belief belly beloved bemoan benchmark beneficial benefactor benevolent
bespoke bet betray beverage beware bewilder biannual bias bicycle biennial bigot bike bikini bilateral bilingual
billboard billionaire bind binge biography biology bishop bizarre blade bland blanket blatant blaze
bleak blink bliss blitz blizzard bloc blockade blockbuster blond blonde bloom blossom blueprint
blunder blunt blur blush boast bodyguard boil boiler bolster bolt bombard bonus boo booking boom booth
booze boredom botany boulder bounce bound boundary bouquet bout boutique bowel boxer brace bracelet brag
braid brain brainstorm brandish brass bravery brawl breach breakdown breakthrough breakup breathtaking
breeze brew brewery bribe bribery bride briefing brigade brink brisk brittle broccoli brochure broker
bronze brood bruise brunch brunt brutality buck buddy budge buffer buffet build built bulb bulk bull bulldozer
bumper bunch bundle bunker buoy bureaucracy bureaucrat burgeon burger burglar burglary burnt bushfire
butcher buzz bystander cabin cabinet cache cactus caffeine cage calamity calculate calendar calibre
caller calorie camel cameo camouflage campsite canal canary candid candy canoe canopy canteen canvas
canyon capability capitalism captivate captive captor capture caravan carbohydrate cardboard cardiac caring
caricature carnage carnival carol carousel carrot cartel cartoon carve cascade cashier cask cassette
casual casualty catalogue catalog catalyst catastrophe catastrophic cater cattle caught causeway cautious
cavalry cavity ceiling cellar cement censor censorship census ceramic cereal certificate certify
chairmanship chalk champagne champ chant chaotic chapter characterise characterize charcoal chariot
charismatic chart chauffeur checkpoint cheerleader cheetah chemist chemistry cheque cherish cherry chest chew
chief childhood chill chimney chin chisel choir cholera choke cholesterol chop chord chore chorus
chosen chronic chronicle chunk cinematic circa circuit circulate civic civilian clamour clamp clan clandestine clap
clarity clasp claw clay cleanse clearance clemency cleric clerical cliche clickbait cliff cling
clinch clique cloak closure clot clout clown clumsy cluster clutch coachman coarse coastal coat cocaine
cockpit cocktail coconut code coerce coexist coffin cognitive coherent cohesion coincide coincidence
collaborate collage colleague collective collide colonial colony colossal columnist coma combat comb
comeback comet comfortable commemorate commence commend commentary commodity commonplace commotion
commute compact companion comparable comparison compassion compatible compel compelling compensate
competent compile complaint complement completion complexion compliance complicate complication compliment
comply component compose composite compound comprehend comprehensive compress comprise compromise compulsory
comrade conceal conceive concentrate concentration concept conception concession concise concrete concur
concussion condense condolence condom conduit cone confer confess confide confident confine
conform confrontation congenial congestion congratulate conjunction conquer conqueror conquest conscience
conscript consecutive consensus conservation conserve considerable consign console consolidate consort
conspicuous conspire constellation constituency constituent constitute constrain constraint
consulate consumption contagious contaminate contemplate contemporary contempt contend contender
contentious contingency contingent contraception contraction contractor contradict contrary contribution
contrive convene convenience convenient converge conversation converse conversion convey conviction
convoy cooperate coordinate cope coral cord cordial cordon cornerstone coronation coroner corporal
corpse correlate correspond corridor corrosion cosmetic cosmic cosmos costume cottage couch cough could
countdown counterfeit counterpart countless countryside coup coupon courier courteous courtesy courtship courtyard
covenant covert coward cowboy cozy cosy cradle cram cramp crane crater crave creature creative credential
credible creek creep cremate crescent crest crevice cricketer crime crimson cripple crisp criterion
criteria crocodile crook crossfire crossing crossroad crouch crow crude crumble crunch crusade crust cube
cubic cue cuisine culminate culprit cult cultivate cumulative curb curfew curriculum curry curse curve
cushion cutback cutting cyberattack cyclist cylinder cynic cynical dagger dairy dam damp daring darling dash
database daughter daunt dazzle deadline deadlock deaf dearth debacle debt decay decease deceit deceive
december deception decipher deck decorate decrease decree dedicate deduct deed deer defamation default
defect defer defiance defiant definite definitive deflate deflect deform defraud defuse defy degrade
deity dejected delete deliberate delicacy delicate delicious delight delusion demean demise
demo demographic demolition demon demonstrate demoralize demoralise den denial denounce density dental denuclearise
denuclearize deplete deplore depot deprive depth deputy derail derelict derive descend descent desktop
despair despicable despise destabilise destabilize destination destined destiny destruct destruction destructive
detach detention deter deteriorate determination deterrent detour detriment devastate deviate devise devoid devote
devour dew diabetes diagnose diagnosis diagram dialect dialogue dialog diamond diaper diary diatribe dice dictate
dictator diesel differ dignity dilemma diligent dilute dim dimension diminish dine dinosaur dioxide dip diploma
diplomacy dire disaster disabled disadvantage disagree disapprove disarm disarmament disband discard discharge
disciple discipline disco discomfort disconnect discontent discord discourage discourse discreet discrepancy
discrete discretion discriminate disdain disguise disgust dismantle dismay disorder disparity dispatch
dispel disperse displace displease dispose disposal disproportionate disqualify disregard disrupt
dissatisfy dissent dissident dissolve distant distinct distinguish distort distract distress distrust ditch
dive diva diversify diversion divert divine dizzy docile doctrine documentary dodge dogma doldrum dole domain
dome dominance dominant donate donkey doom dope dorm dormant dormitory dosage dose dossier downfall downgrade
downpour downright downside downturn downward doze drag drain drastic drawback drawer drench
dresser dribble drought drove drown drowsy drunk dual dubious dude duet dug duke dull dumb dummy dump dunk duo dupe
duplicate durable duration duress dusk dusty dwell dwindle dye dynamic dynamite dynamo eagle earthly earthquake
easing eater eccentric eclipse ecology ecological ecosystem edible edifice editorial eerie
egalitarian ego elaborate elastic elbow elegant elevate eligible eloquent elusive email embark embargo embassy
embed embezzle emblem embody embrace embroil embryo emerald emigrate eminent emit empathy emphasise emphasize
empirical empower enact enclave enclose encompass encore encourage encroach endanger endeavour endeavor
endorse endow endure energetic energise enforce engaging engulf enigma enlarge enlighten enlist enormous enquire
enquiry enrage enrich enrol enroll ensemble ensue entail entangle enthusiasm enthusiast entice entitle entity
entourage entrepreneur entrust envelope envious envisage envision envy enzyme epicentre epicenter epic epidemic
epitome equality equaliser equalizer equate equation equip equity equivalent eradicate erase erect erode erosion erotic
err erratic erroneous error erupt eruption escalate escalator escort essay essence esteem eternal eternity ethos
euphoria evade evaporate eve eventual everlasting evict evident evoke exacerbate exaggerate excavate
exceed excel exceptional excerpt excess excessive exchequer excite excursion exempt exert exhaust exhale
exile exodus exotic expanse expatriate expectancy expedition expel expenditure expertise expire
explicit exploit exponent exquisite extinct extinguish extort extract extradite extravagant
eyebrow eyewitness fable fabric fabricate fabulous facade facilitate faction faculty fail failure faint fake
fallout falter fame famine fanatic fanfare fare fascinate fascism fascist fasten fatigue fatality faulty
favourite favorite feasible feat feather federalism feedback felony fellowship felt femme ferment fern ferocious ferry
fertile fertiliser fertilizer fervent fetch fetus feud feudal fiance fiancee fiasco fibre fiber fiddle fierce
fiery filing filmmaking filthy finale finance fireworks firearm firework fiscal fishery fist fitness
fixture flair flamboyant flank flap flare flaw flea flea flee fleece flexible flick flicker flip flirt flock
floodgate flop flora floral flounder flourish flowchart fluctuate fluent flurry flush flute foal foam foe fog foil
foliage follower folly fond footage footballer foothold footpath footprint footstep foray forceful foreclosure forefront
foreground foremost forensic foresee foreseeable foretell forfeit forge forgotten format formation formidable
formulate forthcoming fortify fortnight fortunate forum foster fossil foul fowl fracture fragment fragrance frail
framework franchise frank frantic fraternity fraudulent freak freelance freeway freight frenzy friction
fright fringe frontier frontline frost frown frugal frustrate fry fuel fugitive fulfil fulfill fume function
fundamental fundraise fundraiser fundraising funnel fur furious furnace furnish furniture furore fury fuss
futile gadget gag gala gale gallant gallon gallop gamble gamer gangster garment garrison gasp gasoline gastronomy gather
gauge gaze gem gemstone genealogy genetic genius genre genuine geographic geography geology geologist geometry geopolitical
geophysicist germ gesture ghetto gig giggle girlfriend given glacier glamour glamorous glare gleam glee glide
glimmer glimpse glitch glitter gloom gloomy glorious gloss glow glue gnaw goalie goalless goalscorer goddess
godfather goodbye goodwill goose gorilla gourmet governance gracious gradual graffiti gram grandchild
grandchildren grandson granddaughter grandparent grandma grandpa grandeur granny graph graphic grasp
gratitude graveyard greed greedy grenade grid grievance grieve grill grim grimace grin grind grit groan groom
groove gross grotesque groundbreaking growl grudge gruesome grumble guerrilla guidance guideline guild
guilt guinea gulf gum gunfire gunman gunmen gunpoint gunshot gust gut gutter guv gym gymnast gymnastics gypsy
habitat hacker haggle hail hairdresser halftime hallmark hallucinate hallway halo halve hamper handbag
handbook handcuff handicap handout handset handshake handsome handy hangover haphazard happening
harassment hardline hardliner hardship hardware harmony harness harrow harry hassle haste hasten hatch hatred
haul haute haven havoc hawk hay headache header headquarters headset headway headwind heady healer healthcare
hearsay heartbeat heartbreak heartbroken heartland hearty heath hectare hectic hedge hefty heighten heir heiress
helm helmet helpline hemisphere hen henchman herb herbal herd hereditary heritage heroic heroin hesitate
heterosexual heyday hiatus hibernate hiccup hierarchy highland highway hijack hilarious hinder
hindsight hinge hip hippie historian hitherto hive hoax hoist holistic hollow homage homeowner
homicide homosexual homophobia hone honesty honeymoon honorary hood hoodie hoof hooligan hoop hop horde horizon
horizontal hormone horn horrendous horrific hose hospitality hostile hound hover howl hub hue hug hull hum humble
humid humiliate humility hunch hurdle hurl hush hustle hut hybrid hydrogen hygiene hymn hype hypertension
hypocrisy hypocrite hypothesis hysteria iceberg iconic idol idyllic ignite ignorance illicit
illiterate illuminate illusion illustrate illustrious imagery imitate immaculate immature immense immerse imminent
immoral immortal immunity impair impartial impasse impatient impede impending imperative imperfect
imperialism impersonate impetus implant implicate implication implicit impose impotent impound
impoverish impractical imprison improbable improper improvise impulse impunity inability inaccurate inadequate
inappropriate inaugural inaugurate incarcerate incense incentive inception incest incidental incite inclination
incline inclusion inclusive incoming incompetent inconvenience incorporate incorrect incumbent incur indebted
indecent indefinite indemnity indict indictment indifferent indigenous indirect indispensable induce
induct indulge industrious inedible inefficient inept inequality inert inevitable inexperienced infamous infantry
infer inferior inferno infest infiltrate infinite inflame inflict influx infringe infrastructure infuriate
ingenious ingredient inhabit inhabitant inhale inherent inherit inhibit inhumane inject injunction injustice ink inmate
inning innings innate inning inquest insane insect insert insidious insight insignificant insomnia
inspector inspiration installment instalment instinct instigate instrumental insufficient insurgency insurgent
intact intake integral integrate integrity intellect intellectual intelligent intensify intensive
intent interact interactive intercept interchange intercontinental interfere intermediate intermittent intern
intersect interstate intervention intestine intimate intimidate intolerance intolerant intoxicate intricate intrigue
intrinsic intrude intruder intuition inundate invaluable invasive inventory inverse invoice invoke irate
irregular irrelevant irresponsible irrigate irritate isolation itinerary ivory jab jargon javelin jaw jazzy
jeopardise jeopardize jeopardy jerk jersey jet jeweller jeweler jewellery jewelry jihad jihadist jockey jog jolly
jolt journalism joyful jubilant jubilee judo juggle junction juncture jungle junk junta jurisdiction jurist juror
juvenile keeper kennel kerb kernel ketchup kettle keyboard keynote khaki kiosk kitten knack kneel knit knob knot
labyrinth lace ladies lag lament landfall landfill landing landlady landmine landscape landslide lantern lash
latent lateral latex laudable laundering lava lavish lax layout layoff layman leaderboard leadership leaflet lean
leakage leap learner learning lease leaver lecturer ledger leftover legend legion legitimate leisure
lender lenient lens lesbian lethal lettuce leukaemia leukemia levee lever leverage levy liable liaison libel liberate
librarian lifeboat lifelong lifespan lifestyle lifetime lighthouse lightning likelihood likeness limb limbo limelight
limestone limousine limp linear liner linger linguist lipstick liquidate liquor listless literacy literally litigation
litre liter livelihood lively livestock lizard loathe locate lockdown locker lodge lofty logistics longevity
longing lookout loop loophole loot lord lottery loudspeaker lounge lousy lover lowland loyalist lucid lucrative
luggage lull lumber luminary lump lunatic lure lurk lush lust luxurious lyric macho magistrate magnet
magnificent magnify magnitude maiden mailbox mainstay mainstream majestic majesty makeover makeshift makeup malaria
malicious malnutrition malpractice mammal mandate mandatory mangle mango maniac manifest manifesto manipulate
mankind manned manpower manslaughter mantra manual manuscript marble margin marginal marijuana marine
marital maritime marker marketplace marrow martial martyr marvel marvellous marvelous mascot masculine massage
mastermind masterpiece matchup maternal maternity mathematics maths matrix mature maul maverick maximise maximize mayhem meadow
mediocre meditate medieval meek megawatt melancholy melody melon meltdown membership membrane memo memorabilia
memorable memorandum memorise menace menu mercenary merchandise merchant merciful merciless merry
mesmerise messenger messy metaphor meteor meteorite meteorologist meter metre metro microbe microphone
microscope microwave midday midfield midterm midway midweek migraine milestone militant militia millennial
millionaire mimic mince mindset miner miniature minimise minimize minimal mint minus miraculous miscarriage
miscellaneous misconduct misdemeanor miserable misery misfortune misguided mishap misinformation mislead misogyny missionary
mist mistress mitigate moan mob mobilise mobilize mock modify module moist moisture molest monetary
monologue monopoly monsoon monumental moose mop morale moratorium morbid mortal mortality mortar mortuary
mosaic motel motherhood motivate motorbike motorcade motorcycle motorist motto mould mold mound mourn mourner mourning
moustache mow muck mug multicultural multinational multiple multiply multitude mumble mundane municipality mural
murky murmur muscular muse mushroom musical musket muslim mustard mutant mute mutilate mutiny mutter muzzle myriad
mysterious mythology naive naked nanny napkin narcotic narrate narrative nasal nationwide nausea
navigate navy neat necessity necklace needy negligence negligible negotiator neighbourly neolithic neon neurologist neutrality
newborn newlywed newsletter newsroom nib niche nickname nicotine nightclub nightlife nimble nitrogen nod nomad nominal
nonsense norm normalise normalize nostalgia nostalgic notable notch noteworthy notify notorious nourish novelty novice nudge
nude nuisance null numb numerous nurture nutrient nutrition nylon oath obedient obese obesity obituary objective obligation
oblivion oblivious obscene obscure obsess obsession obsolete obstacle obstruct obtain obvious occasional occupant octopus
odds odour odor odyssey offender offensive offset offspring ombudsman omega omen ominous omit ongoing
onset onslaught onus ooze opaque opener operative opponent opportunity optimism optimist optimistic optimum optional
oppressor opulent orchard orchestrate ordain ordinance organ organiser organizer organism orientation originate
ornament orphanage oscar ostrich oust outback outburst outcast outcry outfield outfit outgoing outing outlaw outline outlive
outnumber outpost outrageous outright outset outskirts outspoken outstanding outward oval ovation overhaul overhead
overlap overlook overnight overpower override overrule oversee overshadow oversight overt overtake overthrow overtime
overturn overweight overwhelm owing ox ozone pacific pacifist padding paddle padlock paedophile paediatrician
pagan painful painkiller palate palm pamper pamphlet pancreas panda pandemonium panorama pant pantomime pants
parachute paradox paragraph parallel paralyse paralyze paralysis paramedic paramilitary paramount paranoid paranoia paraphrase
parasite parcel parenthood parishioner parity parliamentarian parole parrot parsley partial participant particle partisan
passerby passersby passive passport pasta paste pastime pastry pasture patent paternal pathetic pathogen pathology
patriarch patrician patriotism patron patronage patronise pavement pavilion payback payment payout payroll peach peacock
peanut pearl peasant pebble peculiar pedal pedestrian pedigree peek peel peerage peg pelvis penal pendant pending pendulum
penetrate penguin penis penny pension pensioner perceive percentage perception perch peril perimeter periodic peripheral
perish perjury perk perpetrate perpetrator perpetual perplex persecute perseverance persevere persona persist
perspective pertinent pervasive perverse pest pesticide petty pharmaceutical pharmacist pharmacy phenomena phenomenal phobia
phoenix physicist physics physique pickle pickup picnic pier pierce piety pigeon pike pilgrim pilgrimage pillow
pimp pin pinch pinnacle pinpoint pint pious piper piracy pirouette pistachio piston pitfall pivot pivotal placard plagiarism
plague plaintiff plank planner plaque plasma plaster plastic plateau platinum platoon plausible playful playground
playwright plea pleasant plebiscite plentiful plight plough plow pluck plum plumber plummet plump plunder plural
plutonium pneumonia poach poacher pocket podcast podium poetic poignant poise poker polar polarise polarize pollen
pollster pollutant pollution polo pompous ponder pony populace populous porcelain porch pore pornography porridge portable
porter portfolio portray posh posture posthumous potent potter pottery pouch poultry pounce pragmatic prank precarious precaution
precede precedent precinct precipitate precipitation precision preclude precursor predator predecessor predominant preface
preferable preference prehistoric preliminary prelude premature premise premium preoccupy preparation prerequisite
prerogative prescription presidency presidential prestige prestigious presume presumption pretext prevail prevalent prevention
prey priceless prick primal primate primitive principle printer priority pristine privilege probable probation
probe procession proclaim procure prodigy productive productivity profane professor proficiency profound
profoundly prognosis prohibition projection proliferate prolific prolong prom prominence prominent promising
prone pronounce propaganda propel propensity prophecy prophet proponent propose proposition proprietor prosecutor prose prosper
prosperity prosperous prostate prostitute prostitution protagonist protection protector protein prototype protrude
provenance proverb provision provisional provocation provocative prowess proximity proxy prudent prune pseudo
psychiatric psychiatrist psychiatry psychic psychologist psychological psychopath puberty publicise publicist publicity publisher
pudding puff pulse puma pumpkin pundit pungent puppet puppy purchase purge puritan purport purse pursuit
pyramid python quake qualification quantify quantitative quantum quarterly quartet quash queer quell quench
query quirky quiz quota quotation rabbit rabies racket racket radiant radiate radiation radiator radio radius
raft rag rainbow rainfall raincoat rainforest rainstorm rainy ram ramp rampage rampant ransom rape rapist rapport rash
ratify ratio rational rattle ravage rave raven razor readiness realm reap reappear reassure rebel rebellion rebound
rebuke rebut recede receipt receptive recess recite reckless recline recluse recognition reconcile reconciliation
reconnaissance rectangle rectify rector recur referral refine refinery reflection reflex refrain refresh refreshment
refrigerator refuge refund refurbish refusal refute regain regent reggae regiment registrar registration
rehabilitate rehearsal rehearse reiterate rejoice rekindle relapse relentless relic relinquish relish relocate remainder remedial reminder
reminiscent remission remnant remorse rendezvous renegade renowned rental reopen reparation repatriate repay repeal
repel repercussion repertoire replay replenish replica reportedly reprieve reprimand reprisal reproach reptile repulse
reputation repute requisite resale resent resentment reservation reservoir reshape reshuffle residual residue
resilience resilient resist resolute resonate respite respiratory respective restaurateur restless restrain restraint resurgence
resurrect resurrection retaliate retaliation retention rethink retract retrieve retrospect reunion reunite revamp
revelation revel reverence revise revisit revolt revolve revolver rhetoric rhino rhinoceros rib ribbon ricochet
rid riddle rider ridicule ridiculous rig righteous rightful rigid rigorous rigour rim rink ripple ripple risky rite
roam roar roast robber robbery robe robust rocker rocky rod rodent rogue romance rookie roommate rooster roster rot rotary rotate
rotten rouge rounder roundabout roundup rouse router routine rowdy rower royalty rubble ruby rucksack rude rug rugged
rumble runaway runner runway rupture rust rustic ruthless sabbatical sabotage saddle safari safeguard saga sage saliva
saloon salvage salvation sanctuary sandal sandstorm sandy sane sanitary sanitation sanity sap sarcasm sarcastic satire
satirical saucer savage saver saving savvy saxophone scaffold scalp scan scant scar scarce scarf scarlet scent sceptic
sceptical skeptic skeptical schizophrenia scholarship schoolboy schoolchildren schoolgirl schoolteacher scissors scoff scold scoop scooter scope
scorch scorer scorn scorpion scout scramble scrap scrape scratch screening screenplay screenwriter scribble scripture
scroll scrub scrutinise scrutinize scrutiny scuba scuffle sculpt sculpture seafood seal seaman seam
searchlight seaside seasonal seasoned secession seclude secrecy sect sectarian sector secular seduce seep segment segregate seismic
semblance seminar senator senile sensation sensational sensible sensor sentiment sentimental sequester serene serenity
servant setback setting settlement settler severity shabby shack shaky sham shareholder shatter
shed sheer shepherd sheriff shield shin shipment shipwreck shipyard shiver shooter shooting shoplift shopkeeper shopper
shortage shortcoming shortfall shortlist shotgun shove shovel showcase showdown shrapnel shred shrewd shrimp shrine
shrug shudder shuffle shun shuttle sibling sickness sideline sidewalk sift sightseeing signify silicon silhouette
simmer simplicity simplify simulate simultaneous sin sincere sinful singular sinister sip siren
situate skate skateboard skeleton sketch ski skid skilful skillful skim skinny skip skirmish skull slab slack slander
slang slap slash slate slaughter slavery slay sleek sleeve slender slick slight sling slippery slipper slit slope slot
slug sluggish slump slur smack smear smog smuggle smuggler smug snack snail snapshot snatch sneak sneaker sneeze
sniff sniper snooker snore snorkel snowball snowboard snowfall snowstorm soak soar sob soccer sociable socket soda sofa
sole solemn solicit solidarity solitary solo soothe sophisticated sore sorrow soundtrack sour souvenir soviet
soy spa spacecraft spacious span spank sparkle sparse spasm spawn speaker spear specialise specialize specialist specialty
species specify specimen spectacle spectator spectre spectrum speculate speculation speedy spew spice
spicy spike spill spin spinach spinal spine spiral spiritual spite splash splendid splendour splinter spoil spoke
sponge spontaneous spoof spoon sporadic spouse sprawl spray spree sprinkle sprint sprinter spur squad
squander squash squat squirrel stab stack stadium stagger stagnant stagnate stain stairway stakeholder
stale stalemate stalk stalker stall stalwart stamina stance standby standout standpoint standstill staple starboard
stardom startle stash stateside stationary stationery statistic statistics stature statute statutory staunch steak
stealth steer steering stellar stereo stereotype sterile stern steroid stew steward stewardess stigma stimulate
stimulus stink stir stitch stockpile stomp stool storage storey stormy stove strait strand strap
stray streak streamline strenuous stretcher stride striker stringent stripe strive stroll stronghold
stubborn stuck stumble stump stunt stupidity sturdy stutter stylish stylist subdue sublime submerge submission
subordinate subscribe subscriber subscription subside subsidiary subsidise subsidize substantial
subtitle subtle subtract suburb suburban subway succession successive successor succumb suffice suffix
suffocate suffrage suitable suitcase suitor sulphur sultry summarise summarize summary summon sumptuous sundry sunflower sunken
sunlight sunny sunrise sunset sunshine superficial superfluous superhero superhuman supermodel supernatural superpower supersede
superstar superstition supervise supervision supervisor supplement supplier supposed suppress supremacy supremacist supreme surcharge
surf surfer surgical surname surpass surprising surreal surrogate survey surveyor survival survivor susceptible
suspense suspension swamp swan swap swarm sway sweater sweatshirt sweepstakes swimmer swimsuit swirl swoop
syllable syllabus symbolic symmetry sympathetic sympathise synchronise syndicate syndrome synthetic syringe
tab taboo tabloid tacit tackle tact tactical tailor takeoff tally tame tangible tangle tanker tantrum taper
tar tardy tariff tarnish tasty taxation taxpayer teammate teamwork tease technician technique tedious teenager
telecom telecommunication televise temptation tenacious tenant tender tenet tenor tentative tenure tepid terminal terminate terrace
terrain terrific terrify testament testicle testify testimony textbook texture thankful theatrical thematic theology theoretical
theorist therapist thermal thermometer thesis thief thieves thigh thirsty thorn thorough threaten thrifty throng throttle thug
thump thunderstorm thwart tickle tidal tidy tiger tightrope tile timeline timely timetable timid tin tint tipster tiresome titan titanic
toast toddler toil tolerance tolerant toll tomb tombstone tonic tonne tornado torment torpedo torrent
tortoise totalitarian touchdown touching tourism towel townhouse toxin traction tractor trademark trader traditional
trainee trait traitor trajectory trample tranquil transaction transatlantic transcend transcript transgender transient transit
transmission transparent transparency transplant traumatic traverse travesty tray treacherous treason treasurer
treatment trek tremble tremendous tremor trench trespass trial triangle tribal tribulation tricky trillion trim
trio triple trivial troll trolley trombone truce trumpet trunk trustee tuck tug tuition tumble tummy tumour tumor
turbine turbulence turbulent turf turmoil turnover tutor tweet twilight twinkle twitch tycoon tyranny
tyrant ubiquitous ulcer ultimatum ultra ultraviolet umpire unanimous unbeaten uncertain unconscious undermine underneath
underscore underway underwear uneasy unequivocal unfold unforgettable unfortunate uniform unify unilateral unison universal
unlock unprecedented unravel unscathed unseen unsettle unveil unwind upbeat upbringing uphill uphold uplift
uproar uproot upside upstream upstate uptake upward uranium urine usher utensil utility utilise utilize utopia utter vacancy vacant vaccinate
vacuum vagina valiant validate valour valuable valve vandal vandalise vandalism vandalize vanguard vanity vapour vapor variable
variant variation vault vegan vegetarian veil vein velocity velvet vendor venerable vengeance venom vent ventilate venture venue
verb verbal verdict verge verify versatile verse version vertical vest veterinary vet viable vibrant vibrate vicar
vicinity vicious victorious viewer viewpoint vigil vigilant vigilante vigorous vigour vile vine vinegar vintage vinyl viral
virtuous vivid vocabulary vocal vocalist vocation vocational vogue void volatile volley vomit voracious vouch voucher
vulgar vulture wade wag wail waist waiter waitress wallet walnut ward wardrobe warehouse warfare warhead warmth warplane
warship wary washer watermelon waterway weaken weary weave weaver wedge weekday weird welder werewolf wharf wheat
wheelchair whip whirl whisk whisky whiskey whistle wholesale wholesome wicket widen widespread widow widower width wield wig
wildlife willow wilt windfall window windscreen windshield winery wink wiretap wither withhold withstand witty
wizard woe womb workforce workout workshop worldwide worldview worrisome worthless worthwhile worthy wow wreath wreckage
wrestler wriggle wring wrinkle writ wrongdoing yacht yawn yearn yeast yell yoga yogurt yolk youngster youthful zeal zealot
zenith zest zip zombie zoom quake tremor aftershock epicentre storey pseudonym whereabouts lawmaker policymaker
det insp supt ch asst assoc dept est approx incl gen adm cmdr capt cpl spc rep fig vol no ed eds min max
arose began blew bore bought brought built came caught chose clung crept dealt drank drove fed felt flew forgave fought
gave gone got grew heard held hid hung kept knew laid led lent lit lost made meant met mislaid overtook paid ran rang
rode rose said sang sank sat saw sent shook shone shrank slept slid sold sought spent spoke sprang stole stood struck stuck
stung swam swept swore swung taken took told thought threw tore understood undertook wept woke won wore wound wrote written
driven given risen ridden hidden eaten beaten broken chosen fallen forbidden forgotten frozen proven shaken shown spoken stolen
sworn thrown torn woken worn woven bitten drawn flown grown known blown children feet geese mice teeth lives wives knives
leaves halves shelves wolves thieves selves calves heroes potatoes echoes alumni phenomena criteria media data bacteria
"""

# Endings that a word takes, the longest first, with what may have stood in their place.
_ENDINGS = (
    ("ications", "y"), ("ication", "y"), ("ations", "e"), ("ation", "e"), ("ations", ""),
    ("ation", ""), ("itions", "e"), ("ition", "e"), ("ments", ""), ("ment", ""), ("ions", "e"),
    ("ion", "e"), ("ions", ""), ("ion", ""), ("ances", ""), ("ance", ""), ("ences", ""),
    ("ence", ""), ("ness", ""), ("iness", "y"), ("ships", ""), ("ship", ""), ("ingly", ""),
    ("ings", ""), ("ings", "e"), ("ing", ""), ("ing", "e"), ("ically", "ic"), ("ally", "al"),
    ("ily", "y"), ("ly", ""), ("ly", "le"), ("ers", ""), ("ers", "e"), ("er", ""), ("er", "e"),
    ("ors", ""), ("ors", "e"), ("or", ""), ("or", "e"), ("ists", ""), ("ist", ""), ("ists", "y"),
    ("ist", "y"), ("ians", ""), ("ian", ""), ("ians", "y"), ("ian", "y"), ("isms", ""), ("ism", ""),
    ("ful", ""), ("less", ""), ("able", ""), ("able", "e"), ("ible", ""), ("al", ""), ("al", "e"),
    ("ial", "y"), ("ial", ""), ("ic", ""), ("ic", "y"), ("ics", ""), ("ical", "y"), ("ive", ""),
    ("ive", "e"), ("ous", ""), ("ous", "e"), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"),
    ("est", ""), ("est", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("es", "e"), ("s", ""), 
    ("man", ""), ("men", ""), ("woman", ""),
    ("women", ""), ("hood", ""), ("wide", ""), ("ary", ""), ("ants", ""), ("ant", ""), ("ents", ""),
    ("ent", ""), ("ity", ""), ("ity", "e"), ("ities", ""), ("ities", "e"), ("age", ""),
)  # fmt: skip
_DOUBLING = ("ing", "ings", "ed", "er", "ers", "est")
_PREFIXES = (
    "anti", "pro", "pre", "post", "non", "un", "re", "co", "over", "under", "inter", "super", "sub",
    "counter", "multi", "mid", "ex", "dis", "mis", "semi", "trans", "vice", "out", "up", "in", "im",
    "self", "cross", "fore", "back", "off", "after", "by", "down",
)  # fmt: skip
# Endings that hardly any name has.
_ORDINARY = (
    "tion", "tions", "ment", "ments", "ness", "ingly", "fully", "lessly", "ology", "ological",
    "ically", "ability", "ibility", "ivity", "ership", "ishing", "ating", "izing", "ising", "ously",
    "ologist", "ologists", "graphy", "ized", "ised", "ization", "isation",
)  # fmt: skip


@cache
def _listed() -> frozenset[str]:
    listed = FUNCTION + TIME + TITLES + BODIES + NATURE + COMMON + FURTHER
    return frozenset(plain(word) for word in listed.split())


@cache
def _things() -> frozenset[str]:
    return frozenset((BODIES + NATURE).split())


def is_thing(word: str) -> bool:
    """Tell whether a plain word is a body, a building or a part of the landscape."""
    return word in _things()


@cache
def _institutional() -> frozenset[str]:
    listed = TIME + TITLES + BODIES + NATURE + FUNCTION
    return frozenset(plain(word) for word in listed.split())


def is_institutional(word: str) -> bool:
    """Tell whether a plain word, or its singular, is of those that take a capital as a title."""
    return word in _institutional() or word.removesuffix("s") in _institutional()


@lru_cache(maxsize=8192)
def is_ordinary(word: str) -> bool:
    """Tell whether a plain word, or what it is inflected or derived from, is a common one."""
    if word in _listed() or len(word) == 1:
        return True
    if word.endswith(_ORDINARY) and len(word) > 6:
        return True
    return _derived(word) or any(
        word.startswith(prefix) and _simple(word[len(prefix) :])
        for prefix in _PREFIXES
        if len(word) - len(prefix) > 3
    )


def _simple(word: str) -> bool:
    return word in _listed() or _derived(word)


def _derived(word: str) -> bool:
    """Tell whether a word without one of its endings is listed; doubled consonants are undone."""
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if len(stem) < 3 or not word.endswith(ending):
            continue
        if stem + instead in _listed():
            return True
        doubled = ending in _DOUBLING and stem[-1] == stem[-2]
        if doubled and stem[:-1] in _listed():
            return True
    return False
