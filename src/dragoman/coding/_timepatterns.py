"""The patterns of time expressions in English news.

Names of days and months must stand with their capital; everything else is read in
either case.  Where two patterns overlap, the longer match wins, then the earlier rule.
"""

from __future__ import annotations

import re

from dragoman.coding import _timenames as names
from dragoman.coding import _timephrases as read
from dragoman.coding._calendar import MONTHS

_WD = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,? (?:[A-Z][a-z]{2}|\d)))"
)
_MON_FULL = "|".join(MONTHS)
_MON = rf"(?:{_MON_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_D = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\d:%]|[.,]\d)"
_Y = r"(?:(?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d|-(?:year|strong|seat|member|mile|k))"
_N = (
    r"(?:\d{1,3}(?![\d.,:])|a couple(?: of)?|a few|several|some|many|half an?|an?|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-[a-z]+)?)"
)
_UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|centur(?=y|ies))(?:s|y|ies)?"
_DASH = r"\s?[-–—]\s?"
_PART = r"(?:early|mid-?|late|the beginning of|the start of|the middle of|the end of)"
_DAYPART = (
    r"(?:(?:early |late |mid-?)?(?:morning|afternoon|evening|night|midnight|noon|midday)|overnight)"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
# A year that counts people or things is no year.
_COUNTED = (
    r"(?! (?:people|troops|soldiers|men|women|children|civilians|dead|deaths|victims|protesters"
    r"|demonstrators|refugees|migrants|homes|houses|dollars|euros|pounds|miles|km|kilometres"
    r"|kilometers|metres|meters|feet|tons|tonnes|votes|jobs|prisoners|members|employees|workers"
    r"|cases|seats|police|fighters|patients|megawatts|times|hours|days|GMT|local)\b)"
)


_HABIT = r"(?!s\b)"
_NEWSPAPER = (
    r"(?! (?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Tribune|Independent|Review|World"
    r"|Agreement|Accords?|[Pp]rayers?|[Ss]ermons?|mosque|League|Night Live|School|Service|Mass"
    r"|Group|Club))"
)
_NAMED_DAY = (
    r"(?<!Black )(?<!Good )(?<!Bloody )(?<!Ash )(?<!Palm )(?<!Easter )(?<!Holy )(?<!Super )"
    r"(?<!Cyber )(?<!Giving )(?<!Maundy )(?<!Sheffield )(?<!Man )(?<!Happy )(?<!Red )(?<!Taco )"
    r"(?<!every )(?<!Every )(?<!each )(?<!Each )"
)
_EVENTS = (
    r"(?:elections?|votes?|polls?|ballot|summits?|attacks?|bombings?|referendum|coup|uprising"
    r"|massacre|deal|agreement|ceasefire|cease-fire|truce|meetings?|talks|protests?|revolution"
    r"|deadline|killings?|shootings?|invasion|offensive|raids?|strikes?|assault|crash|fire|flood"
    r"|floods|earthquake|visit|session|conference|ruling|verdict|decision|vote|report|crackdown"
    r"|clashes|riots?|war|pact|accord|resolution|runoff|run-off|primary|primaries|inauguration)"
)
_MODDAY = r"(?:last|next|this|this past|this coming|the coming|coming|past)"
_OF = r"(?:of )?"

#: (pattern, handler, whether case matters)
_TABLE: tuple[tuple[str, read.Handler, bool], ...] = (
    # -- days that go by their date ------------------------------------------------------
    (
        r"\b(?P<key>Sept(?:ember|\.)?|Sep\.?) (?P<d>11)(?:th)?,?"
        r"(?= (?:terrorist |terror |al-Qaeda )?"
        r"(?:attacks?|hijack\w+|terror\w*)\b)",
        names.read_known_day,
        True,
    ),
    (
        r"\b(?P<key>Oct(?:ober|\.)?) (?P<d>7)(?:th)?"
        r"(?= (?:\w+ )?(?:attacks?|massacre|assault|raid)\b)",
        names.read_known_day,
        True,
    ),
    (
        r"\b(?P<d>7) (?P<key>October)(?= (?:\w+ )?(?:attacks?|massacre|assault|raid)\b)",
        names.read_known_day,
        True,
    ),
    (
        r"\b(?P<key>Jan(?:uary|\.)?) (?P<d>6)(?:th)?"
        r"(?= (?:\w+ )?(?:attacks?|riots?|insurrection)\b)",
        names.read_known_day,
        True,
    ),
    # -- full dates ---------------------------------------------------------------------
    (r"\b(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)\b(?!-)", read.read_iso, True),
    (
        rf"\b(?:(?P<wd>{_WD}),? (?:the )?)?(?P<d>{_D}) (?:of )?(?P<m>{_MON})\b"
        rf"(?:,? (?P<y>{_Y})\b|,? (?P<rel>last|this|next) year\b)?"
        rf"(?! (?:[Mm]artyrs|Street|Avenue|Square|Bridge|Movement|Brigade))",
        read.read_full_date,
        True,
    ),
    (
        rf"\b(?:(?P<wd>{_WD}),? )?(?P<m>{_MON}) (?P<d>{_D})\b"
        rf"(?:,? (?P<y>{_Y})\b|,? (?:of )?(?P<rel>last|this|next) year\b)?"
        rf"(?! (?:[Mm]artyrs|Street|Avenue|Square|Bridge|Movement|Brigade|Alliance))",
        read.read_full_date,
        True,
    ),
    (rf"\b(?P<wd>{_WD}) \((?P<m>{_MON}) (?P<d>{_D})\)", read.read_full_date, True),
    (rf"\b(?P<wd>{_WD}) \((?P<d>{_D}) (?P<m>{_MON})\)", read.read_full_date, True),
    (
        rf"\b(?:[Ff]rom |[Bb]etween )?(?P<d>{_D})(?:{_DASH}| to | and | until | through )"
        rf"(?P<d2>{_D}) (?P<m>{_MON})\b(?:,? (?P<y>{_Y})\b)?",
        read.read_day_range,
        True,
    ),
    (
        rf"\b(?:[Ff]rom |[Bb]etween )?(?P<m>{_MON}) (?P<d>{_D})"
        rf"(?:{_DASH}| to | and | until | through )(?P<d2>{_D})\b(?:,? (?P<y>{_Y})\b)?",
        read.read_day_range,
        True,
    ),
    (
        rf"\b(?:[Ff]rom |[Bb]etween )?(?P<d>{_D}) (?P<m>{_MON})"
        rf"(?:{_DASH}| to | and | until | through )(?P<d2>{_D}) (?P<m2>{_MON})\b"
        rf"(?:,? (?P<y>{_Y})\b)?",
        read.read_day_range,
        True,
    ),
    (
        rf"\b(?:[Ff]rom |[Bb]etween )?(?P<m>{_MON}) (?P<d>{_D})"
        rf"(?:{_DASH}| to | and | until | through )(?P<m2>{_MON}) (?P<d2>{_D})\b"
        rf"(?:,? (?P<y>{_Y})\b)?",
        read.read_day_range,
        True,
    ),
    (
        r"\b[Oo]n (?P<span>the (?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))"
        r"(?: of (?P<rel>last|this|next|the) month)?)(?=[,.;:)]|$| (?:and|to|for|with|in|at|by)\b)",
        read.read_ordinal,
        True,
    ),
    # -- months -------------------------------------------------------------------------
    (
        rf"\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of)[ -])?"
        rf"(?P<m>{_MON})(?: of)?,? (?P<y>{_Y})\b",
        read.read_month,
        True,
    ),
    (
        rf"\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of)[ -])?"
        rf"(?P<m>{_MON_FULL}) (?:of )?(?P<rel>last|this|next) year\b",
        read.read_month,
        True,
    ),
    (
        rf"\b(?P<mod>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming) (?P<m>{_MON_FULL})\b{_HABIT}",
        read.read_month,
        True,
    ),
    (
        rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of)[ -]"
        rf"(?:in )?(?P<m>{_MON_FULL})\b",
        read.read_month,
        True,
    ),
    (
        rf"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\b[Oo]f )|(?<=\b[Ff]rom )|(?<=\b[Ss]ince )"
        rf"|(?<=\b[Uu]ntil )|(?<=\b[Tt]ill )|(?<=\b[Dd]uring )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter )"
        rf"|(?<=\bthrough ))(?P<m>{_MON_FULL})\b"
        rf"(?!['’]s (?:government|cabinet|deal|party|plan|Brexit|office|team|spokes)| \d|-)"
        rf"(?! (?:[A-Z](?!\w*day\b)|for \w+ (?:march|walk)))",
        read.read_month,
        True,
    ),
    (
        r"\b(?P<m>January|February|September|October|November|December|July)\b"
        r"(?! \d| of |[ -][A-Z])",
        read.read_month,
        True,
    ),
    (
        rf"(?:\b[Tt]he |\b[Ii]ts |\b[Tt]heir |['’]s? )(?P<span>(?P<m>March|April|May|June|August)"
        rf"(?= (?:\w+ )?{_EVENTS}\b))",
        read.read_month,
        True,
    ),
    (
        rf"\b(?:[Ff]rom|[Bb]etween) (?P<m>{_MON_FULL}) "
        rf"(?:to|and|until|through) (?P<m2>{_MON_FULL})\b"
        rf"(?:,? (?P<y>{_Y})\b)?",
        read.read_month_range,
        True,
    ),
    # -- years and longer ---------------------------------------------------------------
    (
        rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he (?:beginning|start|middle|end) of)[ -]"
        rf"(?:in )?(?P<y>{_Y})\b(?!s|-)",
        read.read_year,
        True,
    ),
    (
        rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Dd]uring|[Tt]hrough(?:out)?|[Aa]s early as"
        rf"|[Aa]s late as) (?P<span>(?P<y>{_Y})\b)(?!s|['’]?s\b (?=\d)|/|-\d|{_DASH}\d)",
        read.read_year,
        True,
    ),
    (
        rf"\b(?:[Oo]f|[Ff]rom|[Bb]efore|[Aa]fter|[Tt]o|[Aa]round) "
        rf"(?P<span>(?P<y>{_Y})\b)(?!s|['’]?s\b (?=\d)|/|-\d|{_DASH}\d){_COUNTED}",
        read.read_year,
        True,
    ),
    (
        rf"(?:\b[Tt]he |\b[Aa] |\b[Ii]ts |\b[Hh]is |\b[Hh]er |\b[Tt]heir |['’]s |s['’] )"
        rf"(?P<span>(?P<y>{_Y})\b)(?= [A-Za-z]){_COUNTED}",
        read.read_year,
        True,
    ),
    (rf"\((?P<span>(?P<y>{_Y}))\)", read.read_year, True),
    (rf"(?P<y>\b{_Y})(?=['’]s )", read.read_year, True),
    (
        rf"\b(?:[Ff]rom |[Bb]etween )?(?P<y>(?:1[5-9]|20)\d\d)"
        rf"(?:{_DASH}| to | and | until | through )(?P<y2>(?:1[5-9]|20)\d\d)\b(?!-)",
        read.read_year_range,
        True,
    ),
    (r"\b(?P<y>(?:1[5-9]|20)\d\d)[-–](?P<y2>\d\d)\b(?![-–\d])", read.read_year_range, True),
    (
        r"\b(?:[Tt]he )?(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
        r"(?P<y>(?:1[5-9]|20)\d0|(?<=['’])\d0)['’]?s\b"
        r"(?: and (?:[Tt]he )?['’]?(?P<second>(?:1[5-9]|20)?\d0)s\b)?",
        read.read_decade,
        True,
    ),
    (
        r"\b(?:the )?(?:early |mid-?|late )?(?P<c>1[0-9]th|20th"
        r"|(?:six|seven|eigh|nine)teenth|twentieth)[ -]century\b",
        read.read_century,
        False,
    ),
    # -- weekdays -----------------------------------------------------------------------
    (
        rf"\b{_NAMED_DAY}(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) (?:on )?)?"
        rf"(?:(?P<mod>{_MODDAY}|Last|Next|This|This past|This coming) )?"
        rf"(?P<wd>{_WD})\b{_HABIT}{_NEWSPAPER}"
        rf"(?:,? {_DAYPART})?(?: (?:of )?(?P<rel>last|this|next) week\b)?",
        read.read_weekday,
        True,
    ),
    (
        rf"\b(?P<rel>[Ll]ast|[Nn]ext|[Tt]his) week['’]s (?P<wd>{_WD})\b{_HABIT}",
        read.read_weekday,
        True,
    ),
    (
        rf"\b(?:the )?(?:night|morning|evening|afternoon|early hours) of "
        rf"{_NAMED_DAY}(?P<wd>{_WD})\b"
        rf"{_HABIT}",
        read.read_weekday,
        True,
    ),
    (
        rf"\b(?:[Ff]rom |[Bb]etween ){_NAMED_DAY}(?P<wd>{_WD}) "
        rf"(?:to|and|until|through) (?P<wd2>{_WD})\b",
        read.read_weekday_range,
        True,
    ),
    # -- today and around ---------------------------------------------------------------
    (
        r"(?<!USA )(?<!Russia )(?<!India )(?<!Turkey )(?<!Press )(?<!Pakistan )(?<!Egypt )"
        r"\b(?:earlier |later |late |early )?"
        r"(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday evening"
        r"|yesterday|tomorrow|overnight|this morning|this afternoon|this evening|last night)\b"
        r"(?: (?:morning|afternoon|evening|night))?(?! (?:programme|program|show|newspaper)\b)",
        read.read_deictic,
        False,
    ),
    # -- counted from now ---------------------------------------------------------------
    (
        rf"\b(?P<n>{_N}) (?P<half>and a half )?(?:short |long )?(?P<unit>{_UNIT})"
        rf"(?P<half2> and a half)? ago\b",
        read.read_ago,
        False,
    ),
    (
        r"(?P<n>)(?<![-\w])(?P<unit>(?:day|week|month|year|decade|centur(?=ies))(?:s|ies)) ago\b",
        read.read_ago,
        False,
    ),
    (rf"\b(?P<n>{_N}) (?P<unit>{_UNIT}) from now\b", read.read_from_now, False),
    (
        rf"\b(?P<lead>in|within|In|Within) (?P<n>{_N}|the next {_N}) "
        rf"(?P<unit>{_UNIT})(?:['’]s? time)?\b(?! (?:of|since)\b)",
        read.read_within,
        False,
    ),
    (rf"\b(?P<n>{_N}) (?P<unit>{_UNIT}) (?P<dir>later|earlier)\b", read.read_later, False),
    (
        rf"\b(?:over |during |in |for |throughout )?(?:the |its |his |her |their )?"
        rf"(?P<which>past|last|preceding|previous) "
        rf"(?P<n>{_N}) (?P<unit>{_UNIT})\b",
        read.read_past_span,
        False,
    ),
    (
        r"\bthe (?P<which>past) (?P<unit>day|week|month|year|decade|quarter|century)\b(?!s)",
        read.read_past_span,
        False,
    ),
    (
        r"\b(?:in |over )(?:the )?(?P<which>recent|past|last) "
        r"(?P<unit>days|weeks|months|years|decades)\b",
        read.read_past_span,
        False,
    ),
    (
        rf"\b(?:over |during |in |for |within )?the (?P<which>next|coming|following) "
        rf"(?P<n>{_N}) (?P<unit>{_UNIT})\b",
        read.read_past_span,
        False,
    ),
    (
        r"\b(?:in |over )?(?:the )?(?P<which>coming|next) (?P<unit>days|weeks|months|years)\b",
        read.read_past_span,
        False,
    ),
    # -- units around now ---------------------------------------------------------------
    (
        r"\b(?:(?P<part>early|earlier|mid-?|late|later|the middle of|the end of"
        r"|the beginning of|the start of) ?)?"
        r"(?P<mod>last|this|next|the coming|the current) "
        r"(?P<unit>week|month|year|weekend|quarter|decade|century|spring|summer|autumn|fall|winter)\b"
        r"(?!['’]?s (?:time\b|end\b|of\b)| (?:of|before|after) )",
        read.read_unit,
        False,
    ),
    (
        r"\b(?:over|at|during) (?P<span>the weekend)\b|\b(?P<span2>the weekend)(?=['’]s)",
        read.read_weekend,
        False,
    ),
    (
        rf"\b(?:the |early |late |mid-)?(?P<season>{_SEASON})(?: of|,)? "
        rf"(?:(?P<y>{_Y})|(?P<rel>last|this|next) year)\b",
        read.read_season,
        False,
    ),
    (
        rf"\b(?:in|during|over|by|until|since) "
        rf"(?P<span>(?:the |early |late )?(?P<season>{_SEASON}))\b"
        r"(?= *(?:[,.;:)]|$|and\b|when\b|to\b|with\b|after\b|before\b))",
        read.read_season,
        False,
    ),
    (
        rf"\b(?:the )?(?P<q>first|second|third|fourth|last|final) (?P<what>quarter|half)"
        rf"(?: of (?P<y>{_Y})\b| of (?P<rel>last|this|next) year\b| of the year\b)",
        read.read_quarter,
        False,
    ),
    (rf"\b(?P<q>Q[1-4])(?P<rel>)(?:(?: of)? (?P<y>{_Y}))?\b", read.read_quarter, True),
    (
        r"\b(?:the )?(?P<part>end|beginning|start|middle) of (?:the|this|(?P<mod>last|next)) "
        r"(?P<unit>week|month|year|decade|century)\b",
        read.read_end_of,
        False,
    ),
    (r"\b(?P<part>)(?P<mod>)(?P<unit>year|month)[- ]end\b", read.read_end_of, False),
    (
        rf"\b(?P<name>New Year['’]s (?:Day|Eve)|Christmas(?: Day| Eve)?|Boxing Day|May Day"
        rf"|International Women['’]s Day|Bastille Day|Valentine['’]s Day|Halloween|Nowruz"
        rf"|the Fourth of July|Victory Day|Armistice Day|Good Friday|Easter(?: Sunday| Monday)?"
        rf"|Palm Sunday|Ash Wednesday|Maundy Thursday)\b"
        rf"(?! (?:Agreement|Accords?|Island|[Tt]ree|[Rr]ising|[Uu]prising|[Mm]arket|[Pp]eace|egg))"
        rf"(?:,? (?P<y>{_Y})\b|,? (?P<rel>last|this|next) year\b)?",
        names.read_holiday,
        True,
    ),
)

#: Words that turn a point in time into the edge of an interval.
EDGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:ever )?since (?:at least )?(?:the )?$", re.I), "since"),
    (
        re.compile(r"\b(?:(?:starting|beginning|effective)(?: from| on)?|as (?:of|from)) $", re.I),
        "since",
    ),
    (re.compile(r"\b(?:until|till|up to|through) (?:at least )?(?:the )?$", re.I), "until"),
    (re.compile(r"\b(?:by|before|no later than|ahead of) (?:the )?$", re.I), "by"),
)

#: A cheap test that spares most sentences the whole table.
HINT = re.compile(
    r"\d{2}|day|week|month|year|decade|centur|ago|morning|afternoon|evening|night|tomorrow"
    r"|hour|minute|spring|summer|autumn|fall|winter|quarter|half|Jan|Feb|Mar|Apr|May|June?|July?"
    r"|Aug|Sep|Oct|Nov|Dec|Mon\.|Tue|Wed|Thu|Fri|Sat|Sun|[Ee]aster|Christmas|Nowruz|Hallow"
    r"|War\b|era\b|times\b|the \d|on the|9/11|[a-z]end|intifada|Revolution|Spring|genocide"
    r"|Holocaust"
    r"|massacre|Euromaidan|Leap|D-Day|\b[1-9] "
)


_A_MONTH = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_A_UNIT = re.compile(
    r"(?i)day|week|month|year|decade|centur|quarter|spring|summer|autumn|fall|winter"
)
_A_SEASON = re.compile(r"(?i)spring|summer|autumn|fall|winter")
_A_NUMBER = re.compile(r"\d\d")
#: What a sentence must hold for the patterns of a handler to be worth trying.
CUES: dict[read.Handler, re.Pattern[str]] = {
    read.read_iso: re.compile(r"\d{4}-\d"),
    read.read_full_date: _A_MONTH,
    read.read_day_range: _A_MONTH,
    read.read_ordinal: re.compile(r"\d(?:st|nd|rd|th)"),
    read.read_month: _A_MONTH,
    read.read_month_range: _A_MONTH,
    read.read_year: re.compile(r"\d{4}"),
    read.read_year_range: re.compile(r"\d{4}"),
    read.read_decade: re.compile(r"\d0['’]?s"),
    read.read_century: re.compile(r"(?i)century"),
    read.read_weekday: re.compile(r"[a-z]day|[MTWFS][a-z]{2,4}\."),
    read.read_weekday_range: re.compile(r"[a-z]day"),
    read.read_deictic: re.compile(
        r"(?i)today|tonight|yesterday|tomorrow|overnight|this |last night"
    ),
    read.read_ago: re.compile(r"(?i)\bago\b"),
    read.read_from_now: re.compile(r"(?i)from now"),
    read.read_later: re.compile(r"(?i)later|earlier"),
    read.read_past_span: re.compile(
        r"(?i)past|last|preceding|previous|recent|next|coming|following"
    ),
    read.read_within: re.compile(
        r"(?i)\b(?:in|within) .*(?:minute|hour|day|week|month|year|decade)"
    ),
    read.read_unit: _A_UNIT,
    read.read_weekend: re.compile(r"(?i)weekend"),
    read.read_season: _A_SEASON,
    read.read_quarter: re.compile(r"(?i)quarter|half|Q[1-4]"),
    read.read_end_of: re.compile(r"(?i)\b(?:end|beginning|start|middle) of|[- ]end"),
    names.read_known_day: _A_MONTH,
}


def rules() -> tuple[tuple[re.Pattern[str], read.Handler], ...]:
    """The compiled patterns, in order of preference."""
    found = [
        (re.compile(pattern, 0 if cased else re.IGNORECASE), handler)
        for pattern, handler, cased in _TABLE
    ]
    known = sorted(names.periods(), key=len, reverse=True)
    era = "|".join(re.escape(name) for name in known if not name[0].isdigit())
    bare = "|".join(re.escape(name) for name in known if name[0].isdigit())
    # Veterans, museums and mentalities of a war do not date what is told with them.
    led = r"(?:during|in|since|until|of|before|after|throughout|from|under|through)"
    goes_on = r"(?:in|and|when|to|with|against|that|which|was|were|had|by|at|on)\b"
    dated = rf"\b(?i:{led}) (?:the )?(?P<span>(?P<name>{era}))\b(?:(?![- ][a-z])|(?= {goes_on}))"
    found.append((re.compile(dated), names.read_period))
    found.append((re.compile(rf"(?<![\d/])(?P<name>{bare})\b(?![/\d])"), names.read_period))
    return tuple(found)
