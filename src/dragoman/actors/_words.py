"""Closed word classes the resolver reads phrases with.  Lower case, without diacritics."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words before a phrase that say nothing about who is meant.
DETERMINERS = _set(
    "the a an this that these those its their his her our my your some several many various "
    "numerous few both all each every any another other no two three four five six seven eight "
    "nine ten eleven twelve dozen twenty thirty forty fifty hundred thousand more less than at "
    "least about around nearly almost over up only just even mostly mainly at"
)

#: Prepositions and relatives that end the head of a phrase.
PREPOSITIONS = _set(
    "of in for at from to with by on near against under over across inside outside around between "
    "among amid into onto within who whose which that and or during after before toward towards "
    "including as via through along beyond behind off about aboard"
)

#: Prepositions after which a nation is the actor's own.
OWN_COUNTRY = _set("of for from in at within inside across near on")

#: Words that part a description from the party meant: "US-backed Syrian fighters".
SPONSORED = _set(
    "backed led allied funded trained supported brokered appointed aligned linked affiliated armed "
    "sponsored equipped mediated imposed supplied made built style friendly wary critical bound "
    "brokering speaking language financed installed designed proposed drafted sanctioned occupied "
    "hosted educated organised organized"
)

#: Words after a place that do tell where the party is from, for want of better.
LOCATED = _set(
    "based born held controlled ruled administered run owned registered flagged headquartered "
    "governed ruling"
)

#: Prefixes that name a side, not the party itself: "pro-Russian separatists".
SIDES = _set("pro anti non un ex cross trans inter post")

#: The office is in the past.
FORMER = _set(
    "former ex ousted deposed retired exiled onetime toppled fugitive outgone ex-president "
    "overthrown erstwhile disgraced late"
)

#: Ranks that are adjectives before another noun ("major powers", "a general election").
ADJECTIVAL = _set("major general private marine special senior junior principal corporal")

#: Sectors that an end of office turns into ELI.
OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY"})

#: Ranks of such offices that keep to people (a former soldier is no elite).
RANK_AND_FILE = _set(
    "soldier soldiers policeman policemen troops officer officers employee employees fighter "
    "fighters conscript conscripts sailor sailors spy spies worker workers guard guards pilot "
    "pilots agent agents marine marines detective detectives member members serviceman servicemen"
)

#: Relatives: of officials they are ELI, of others CVL.
RELATIVES = _set(
    "wife husband widow widower son sons daughter daughters brother brothers sister sisters mother "
    "father parents nephew niece cousin uncle aunt grandson granddaughter relatives relative "
    "family families spouse girlfriend boyfriend fiancee heir heirs stepson stepdaughter kin "
    "in-law children wives"
)

#: Followers: always people without office.
FOLLOWERS = _set(
    "supporter supporters follower followers loyalists admirers fans voters backers sympathisers "
    "sympathizers sympathiser sympathizer devotees adherents"
)

#: Opponents of somebody.
OPPONENTS = _set("opponent opponents critic critics foe foes challenger challengers")

#: Counting words: who is counted decides ("a group of tourists").
QUANTIFIERS = _set(
    "group groups hundreds thousands dozens scores number numbers tens majority handful crowd "
    "crowds bunch couple pair series team teams band bands wave waves mass masses some most "
    "many part parts rest hundred thousand dozen million millions half third quarter lot lots "
    "column columns convoy mob throng throngs contingent cohort delegation set trio quartet "
    "generation generations list remnants elements representatives members member ranks batch"
)

#: Role words whose sector comes from the body they belong to.
TRANSPARENT = _set(
    "spokesman spokeswoman spokesperson spokesmen spokespersons official officials leader leaders "
    "leadership member members chief chiefs head heads representative representatives director "
    "directors chairman chairwoman chairperson chair deputy aide aides adviser advisers advisor "
    "advisors source sources delegation delegations negotiator negotiators team teams office "
    "offices headquarters building staff president presidents vice-president secretary-general "
    "commander commanders boss bosses founder founders figure figures envoy envoys agent agents "
    "operative operatives unit units men personnel command worker workers employee employees "
    "officer officers executive executives manager managers mission faction wing branch "
    "department camp group groups delegate delegates veteran veterans cadre cadres force forces "
    "authorities authority administration government spokespeople emissary emissaries mediator "
    "side sides inspector inspectors investigators experts expert monitors monitor ceo "
    "commissioner commissioners prosecutor prosecutors system service services suspects suspect "
    "compound complex association federation movement organisation organization network party "
    "researcher researchers campaigner campaigners coordinator deputies recruit recruits affiliate "
    "affiliates cell cells peacekeepers"
)

#: Armed people: of an armed organisation they are the organisation.
ARMED = _set(
    "fighters fighter gunmen gunman militants militant rebels rebel insurgents insurgent forces "
    "force troops soldiers guerrillas guerrilla militiamen militia militias terrorists terrorist "
    "jihadists jihadist extremists commander commanders bombers bomber attackers attacker "
    "mercenaries mercenary operatives paramilitaries separatists suspects suspect snipers "
    "leader leaders chief spokesman spokeswoman official officials member members cell cells "
    "brigade brigades unit units drones missiles rockets cadres hitmen gangsters mobsters "
    "kidnappers affiliate affiliates leadership wing faction figure figures negotiators men "
    "positions insurgency group movement boss bosses founder"
)

#: Heads whose place says where they are, not whose they are ("troops in Mali").
ABROAD = _set(
    "troops soldiers forces force peacekeepers embassy ambassador diplomat diplomats consulate "
    "envoy envoys observers tourists tourist foreigners mission correspondent correspondents "
    "refugees expatriates nationals citizens mercenaries contractors delegation troop contingent "
    "migrants students inspectors advisers advisors warplanes jets drones missiles base bases "
    "exiles rapporteur coordinator representative negotiators investors"
)

#: Words of courtesy and rank before a surname; the third group also tells a sector.
HONORIFICS = _set(
    "mr mrs ms miss dr sir lord lady dame sheikh shaikh sayyid mullah maulana ayatollah haji hajj "
    "prof professor señor senor madame monsieur herr hon honourable excellency comrade president "
    "premier king queen prince princess emir sultan pope emperor chancellor general gen "
    "field marshal colonel col senator sen governor gov vice prime minister taoiseach crown leader "
    "supreme acting interim then late outgoing newly elected reelected rep congressman imam sultan "
    "caliph dictator strongman former ex"
)

#: Surnames that are ordinary words, first names or shared by very many people: they
#: need a title, a nation or a full name.
COMMON_SURNAMES = _set(
    "may brown major king bishop short straw rice powell baker perry price hunt hammond cook "
    "johnson smith jones williams davis wilson moore taylor thomas jackson white harris martin "
    "thompson clark lewis lee walker hall young allen scott green adams nelson campbell mitchell "
    "kim park choi jung han chung li wang chen zhang liu zhou wu yang ma lin sun gao khan "
    "singh ahmed ahmad ali hassan hussein mohammed muhammad mohamed ibrahim abdullah omar osman "
    "saleh salih aziz malik abdul rahman karim said hamid rashid mustafa yusuf abbas musa salman "
    "philippe jean henri charles francis john paul james george david michael peter simon robert "
    "elizabeth albert alexander felipe juan carlos frederik margrethe harald victoria albert "
    "santos silva costa garcia gonzalez rodriguez fernandez lopez martinez perez sanchez gomez "
    "diaz torres ramos moreno castro ortega alvarez morales mendez rossi cruz vargas rivera "
    "nguyen tran le pham phan long son an da ha to so day page paz rio sol luna leon blanco rosa "
    "young long banks love field fields wood woods stone rock hill hills lake rivers west north "
    "east south summer winter spring monday sunday abe mars bush_ pole french german england "
    "ireland holland israel jordan chad georgia london paris kent york lincoln washington mali "
    "gray grey black gold silver fish fox wolf lamb bell bush low high rich poor wise strong "
    "marshal marshall judge page chambers church temple kirk abbey dean knight earl duke baron "
    "turner carter fisher hunter miller mason cooper potter porter butler parker archer shepherd "
    "traore keita toure diallo diop kone camara mensah okello banda moyo dlamini zulu phiri tito "
    "gates jobs musk amin sato suzuki tanaka kato ito mori fukuda aso kan hata murphy kelly "
    "bennett benn ford reid blunt darling raab gove hague patten hurd hoon carr ryan mccarthy "
    "reed rudd howard keating clark key english luxon ardern bolger morrison turnbull gillard "
    "abbott hawke albanese harper martin chretien mulroney campbell day cox berger meyer kurz "
    "kern klima klaus haider fico dini monti letta conte berlin paris ban annan pillay chan ping "
    "moon roh ahn hong hwang chaudhry gandhi_ patel modi_ rao das shah sharma kumar verma roy "
    "singh joshi reddy gupta mishra rana thapa oli deuba bhandari karki tshering wangchuck sato "
    "berry cole hope faith joy grace lane reading speed power guest swan crow finch mandela_ "
    "soro ping mara ratsiraka bio koroma momoh strasser stevens tolbert doe taylor sirleaf "
    "weah boakai bass brunson barr bolton esper kelly mattis pence cheney gore ryan pelosi_ "
    "boehner hastert gingrich scott bondi noem hegseth_ duffy lutnick wright burgum turner "
    "royal roger roman sharon christopher michel maher cohen wong warren graham wallace roberts "
    "barrett flynn sanders marin tong christian robertson anderson evans edwards stewart morris "
    "rogers cox ward bailey cooper richardson howard peterson sanders ross henderson coleman "
    "jenkins patterson simmons foster bryant russell griffin hayes myers ford hamilton sullivan "
    "wells west jordan owens reynolds ellis harrison gibson marshall mcdonald cruz gomez ortiz "
    "murray freeman tucker burns crawford olson simpson stevens dunn spencer stone hudson gardner "
    "daniel thomas louis anthony victor oscar max felix hugo bruno dominic sebastian leo amin "
    "karim fatah salam nasser kamal jamal tariq khalid faisal sultan walid bashir hariri_ moussa "
    "diaz bush_ rubio_ dole mitchell butler holder lynch rose wood walsh carney_ dempsey pace "
    "rollins collins kennedy zeldin vought witkoff_ waltz patel bongino ratcliffe"
)

#: Names of places that are also first names, surnames or plain words.
AMBIGUOUS_PLACES = _set(
    "chad jordan georgia israel kenya paris london austin sofia victoria santiago washington "
    "kingston hamilton stanley wellington georgetown lincoln jersey guinea turkey cuba india lima "
    "florence charlotte mali niger togo peru ireland england holland scotland wales berlin vienna "
    "brussels milan dallas sydney adelaide madison jackson phoenix canton panama brazil roman "
    "praia valletta nassau douglas plymouth riga alma sucre delhi virginia carolina montana "
    "dakota nevada america asia africa francia persia bern dublin rome samoa laos monaco malta "
    "cyprus poland china york"
)

#: Words that show that "Georgia" is the American state.
US_STATE_CONTEXT = _set(
    "governor senator senators congressman congresswoman republicans republican democrats "
    "democrat lieutenant sheriff legislature statehouse representative electors runoff "
    "gubernatorial"
)

#: Names of bodies that are ordinary words: at the start of a sentence they are not read.
WEAK_NAMES = _set(
    "solidarity reprieve memorial dawn total apple shell meta vale visa oracle intel momentum vox "
    "liberty renaissance mash kan beta rangers hawks scorpions mehr fars semana tempo reliance "
    "grab nike amazon brown columbia cambridge oxford target commons congress democrats "
    "republicans greens liberals conservatives sputnik reform libre comunes erk fano amal "
    "contras bloods crips yellow goal petra axios politico anonymous memorial lazarus lions "
    "hirak islah future pastef dawa golos pora otpor nashi confidencial reforma milenio granma "
    "andina saba mass vanguard tesla visa telegram garuda temasek mint bild zaman tories tory "
    "labour coptic oromo zulu shan amhara karen moro saxon gujarati galician breton fez split "
    "nice van bor tyre pale beni jos male goa palma man san salvador"
)

#: States much reported on: a bare surname is more likely theirs.
MUCH_REPORTED = _set(
    "USA GBR FRA DEU RUS CHN IND PAK IRN IRQ ISR PSE SYR TUR EGY SAU UKR JPN KOR PRK BRA MEX VEN "
    "COL ARG ZAF NGA ETH KEN AFG LBN YEM LBY SDN MMR PHL IDN AUS CAN ITA ESP POL SUN YUG SRB EUR "
    "UNO CUB JOR"
)

#: Adjectives that make what plain people are: "displaced Darfuris".
CONDITIONS = {
    **dict.fromkeys(("displaced", "uprooted", "stateless", "fleeing"), "REF"),
    **dict.fromkeys(("armed", "masked", "gun"), "UAF"),
    "striking": "LAB",
}

#: Party names that stand for a state before a politician's title: "Republican governor".
PARTY_STATES = {
    "republican": "USA",
    "democratic": "USA",
    "democrat": "USA",
    "gop": "USA",
    "tory": "GBR",
    "labour": "GBR",
    "conservative": "GBR",
    "lib dem": "GBR",
    "liberal democrat": "GBR",
}

#: Titles that the politicians of those states bear.
PARTY_TITLES = {
    "USA": _set(
        "senator senators congressman congressmen congresswoman congresswomen representative "
        "representatives governor governors lawmaker lawmakers legislator legislators nominee "
        "candidate candidates mayor attorney strategist strategists leadership leaders whip"
    ),
    "GBR": _set(
        "mp mps backbencher backbenchers peer peers minister ministers councillor councillors whip "
        "whips mayor leader frontbencher frontbenchers"
    ),
}

#: Offices that only one man in the world holds.
SOLE_OFFICES = {
    "pope": "VAT",
    "pontiff": "VAT",
    "holy father": "VAT",
    "pope emeritus": "VAT",
    "ecumenical patriarch": "TUR",
    "archbishop of canterbury": "GBR",
}
