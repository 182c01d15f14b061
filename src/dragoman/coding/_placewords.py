"""Words that tell whether a capitalised name is a place, and how it stands in a clause."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Small words inside place names.
PARTICLES = _words(
    "of the de la del da do dos das di du des le les el al ar as ash at az an ad ed er es ez et"
    " and upon on in i e ou san y am sur sous bei im"
)

#: A name after one of these stands for a place.
LOCATIVE = _words(
    "in at near outside inside around across throughout within to from into toward towards via"
    " through beyond off along between"
)

#: Words that may stand with a capital right before a place name without being part of it.
LEADING = _words(
    "in at near outside inside around across throughout within to from into toward towards via"
    " through beyond off along between on over under above below for with without against by of"
    " the a an this that these those and or but nor so yet as if when while where after before"
    " since until because although though despite like unlike amid among during about than"
    " northern southern eastern western central north south east west northeast northwest"
    " southeast southwest north-eastern north-western south-eastern south-western northeastern"
    " northwestern southeastern southwestern upper lower greater inner outer downtown mainland"
    " occupied besieged neighbouring neighboring nearby rural old post-war modern ancient"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december meanwhile yesterday today"
    " his her its their our my is was are were has have had will would can could should both all"
    " only even also not no now then there here who what which why how reuters ap afp capital"
    " city town village province region state district county governorate visit battle siege"
    " fall"
)

#: Titles and given parts of personal names: a "place" after them is a surname.
TITLES = _words(
    "mr mrs ms miss dr prof sir dame lord lady president premier minister secretary senator sen"
    " rep congressman congresswoman governor gov mayor judge justice general gen colonel col major"
    " maj captain capt lieutenant lt sergeant sgt admiral adm king queen prince princess emperor"
    " sultan sheikh sheik ayatollah imam pope cardinal bishop archbishop rabbi reverend rev saint"
    " chancellor ambassador professor detective officer commander chairman chairwoman speaker"
    " analyst spokesman spokeswoman spokesperson leader commissioner marshal constable prosecutor"
    " attorney lawyer"
)

#: Capitalised words right after a place name that leave it a place.
TRAILING = _words(
    "province provinces governorate oblast region state county district city town village krai"
    " prefecture department canton republic republics federation territory peninsula islands"
    " island river valley mountains basin delta desert plain plateau gulf coast bay sea border"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december mayor governor police premier president"
    " prime foreign defence defense interior finance minister ministers chief king queen emir"
    " sultan senator representative gov sen rep ambassador envoy opposition parliament i ii iii"
    " and or in on at but the a this that he she it they we is was"
)

#: Sites that take the name of their town: "Kabul International Airport".
SITES = _words(
    "airport airfield airbase aerodrome square bridge stadium hospital port harbour harbor prison"
    " jail camp dam cathedral mosque palace park refinery terminal garrison dockyard shipyard"
    " barracks zoo checkpoint crossing"
)
SITE_MIDDLE = _words(
    "international central general main military air naval refugee border university public city"
    " sea oil gas nuclear power grand children's state old new north south east west"
)

#: "X of PLACE" with one of these names a person or a body, not a place.
BODIES = _words(
    "bank university institute college church museum bishop archbishop duke duchess prince princess"
    " earl count countess marquess baron treaty merchant tower lord voice radio daily times party"
    " society league union national academy school bishopric diocese patriarch metropolitan"
    " movement association federation council chamber court parliament assembly congress knights"
    " order lawrence archdiocese book gospel rose statue taste best miss mr pride real"
)

#: After a province's name, or before "of" and the name.
UNITS = {
    "province": 2, "provinces": 2, "governorate": 2, "oblast": 2, "region": 2, "state": 2,
    "krai": 2, "prefecture": 2, "voivodeship": 2, "canton": 2, "department": 2, "emirate": 2,
    "county": 3, "district": 3, "subdistrict": 3, "municipality": 3, "raion": 3, "commune": 3,
    "locality": 3, "township": 3,
}  # fmt: skip

#: Common nouns that stand for a piece of ground: a place that modifies them, or follows
#: them after "of", is where the thing is.
GROUND = _words(
    "province governorate oblast region state county district city town village suburb suburbs"
    " outskirts area areas neighbourhood neighborhood neighbourhoods neighborhoods countryside"
    " border borders frontier coast coastline shore shores airport airbase base port harbour harbor"
    " camp camps street streets square centre center capital island islands peninsula valley"
    " mountains river canal bridge highway road roads sector part parts north south east west"
    " northeast northwest southeast southwest edge edges vicinity territory territories zone"
    " enclave"
    " strip crossing checkpoint prison hospital university school embassy consulate mosque church"
    " market hotel stadium palace plant refinery dam side sides half heart kilometres kilometers"
    " miles km front frontline line lines provinces regions districts cities towns villages soil"
    " airspace waters hinterland heartland stronghold corridor entrance gates municipality"
    " prefecture resort metro station headquarters barracks slum slums quarter quarters ghetto"
)

#: Verbs whose object, when a place, is where the act happens.
AFFECTING = _words(
    "attack bomb bombard shell strike hit pound storm raid besiege capture seize recapture retake"
    " take visit tour enter leave reach invade occupy annex liberate surround encircle blockade"
    " target rock shake devastate evacuate flee overrun burn loot patrol control hold assault"
    " batter bombed ransack torch lose cross quit conquer pummel blast ravage destroy sweep jolt"
    " fire blanket secure clear defend abandon open reopen close"
)

#: Motion: "to", "into" and "towards" name the place.
MOTION = _words(
    "travel go fly arrive return send deploy march move advance push enter come head sail dispatch"
    " deliver ship bring withdraw retreat flee escape evacuate visit trip tour drive rush airlift"
    " transfer deport expel extradite cross journey invite pour spread transport land welcome"
    " incursion deployment return delivery shipment transfer entry arrival"
)
#: Leaving: "from" names the place.
LEAVING = _words(
    "withdraw retreat flee escape evacuate expel deport fire launch pull oust drive leave broadcast"
    " speak report remove evict withdrawal retreat pullout evacuation expulsion airlift drop shoot"
    " operate rescue"
)
#: Acts named by a noun that fall "on" a place.
FALLING_ON = _words(
    "attack attacks strike strikes airstrike airstrikes raid raids assault assaults offensive"
    " bombardment shelling siege blockade march advance bombing bombings invasion sanctions embargo"
    " missile missiles rockets rocket drone bombs raids incursion onslaught pressure hit crackdown"
    " ban curfew pounding"
)
#: "the mayor of Reading": what a place has and a person does not.
OWNERS = _words(
    "mayor governor governors residents people streets citizens inhabitants siege battle fall"
    " capture liberation bombardment invasion occupation annexation evacuation bombing shelling"
    " citizens skies suburbs bishop archbishop invasion"
)
#: Verb forms right before a place.
GOING = _words(
    "visited visiting visit visits toured touring bombed shelled bombarded captured recaptured"
    " seized besieged invaded annexed occupied stormed retook entered entering entering reached"
    " reaching rocked fled fleeing evacuated liberated encircled surrounded overran hit"
    " attacked attacking attack targeted struck stormed"
)
#: Common nouns that may end a place's name without a capital: "Sambisa forest".
LANDFORMS = _words(
    "forest crossing valley peninsula corridor farms plain plains desert camp prison plant dam"
    " region border mosque basin delta rainforest base airbase bridge canal river island islands"
    " sea strait lake mountains city shrine checkpoint massif archipelago zone compound jail square"
)
#: After "TOWN, COUNTRY" these go on with the clause; other words make the country act.
GOES_ON = _words(
    "on in at to for where when and or during with after before by from as that which who while"
    " over under amid following since until late early near last this"
)
