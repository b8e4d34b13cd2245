"""The words of answer scales, from the lowest to the highest, in English, Urdu and Roman Urdu."""

from functools import cache

from ingest.loose.plainly import plainly

Step = str
"""The words of one step of a scale, parted by ``|``."""

_NEUTRAL = (
    "neutral|neither agree nor disagree|neither|undecided|not sure|unsure|no opinion|mixed"
    "|غیر جانبدار|نہ متفق نہ غیر متفق|یقین نہیں|ghair janibdar|ghair janib dar"
)
_STRONGLY_DISAGREE = (
    "strongly disagree|totally disagree|completely disagree|disagree strongly|بالکل متفق نہیں"
    "|بالکل غیر متفق|سخت غیر متفق|سخت اختلاف|شدید اختلاف|مکمل اختلاف|قطعی متفق نہیں"
    "|bilkul mutafiq nahi|bilkul mutafiq nahin|bilkul muttafiq nahi|sakht ikhtilaf"
)
_DISAGREE = (
    "disagree|do not agree|dont agree|متفق نہیں|غیر متفق|اختلاف|mutafiq nahi|mutafiq nahin"
    "|muttafiq nahi|muttafiq nahin|ghair mutafiq|ikhtilaf"
)
_AGREE = "agree|متفق|متفق ہوں|اتفاق|mutafiq|muttafiq|mutafiq hoon|ittefaq"
_STRONGLY_AGREE = (
    "strongly agree|totally agree|completely agree|fully agree|agree strongly|بالکل متفق"
    "|مکمل متفق|پوری طرح متفق|پرزور متفق|سو فیصد متفق|مکمل اتفاق|bilkul mutafiq|bilkul muttafiq"
    "|mukammal mutafiq|mukammal muttafiq|poori tarah mutafiq"
)
_RATHER_NOT = "somewhat disagree|slightly disagree|rather disagree|کسی حد تک غیر متفق"
_RATHER = "somewhat agree|slightly agree|rather agree|کسی حد تک متفق|kisi had tak mutafiq"

_NO = "no|n|nope|false|نہیں|جی نہیں|نہ|nahi|nahin|nai|ji nahi|ji nahin"
_YES = "yes|y|yeah|yep|true|ہاں|جی ہاں|جی|haan|han|ji haan|ji han|jee haan|jee han|ji"
_MAYBE = "maybe|may be|perhaps|possibly|partly|somewhat|شاید|شائد|کسی حد تک|shayad|kisi had tak"

SCALES: tuple[tuple[Step, ...], ...] = (
    (_STRONGLY_DISAGREE, _DISAGREE, _NEUTRAL, _AGREE, _STRONGLY_AGREE),
    (_STRONGLY_DISAGREE, _DISAGREE, _RATHER_NOT, _NEUTRAL, _RATHER, _AGREE, _STRONGLY_AGREE),
    (_STRONGLY_DISAGREE, _RATHER_NOT, _NEUTRAL, _RATHER, _STRONGLY_AGREE),
    (
        "very poor|very bad|terrible|بہت خراب|بہت برا|bohat kharab|bohat bura|buhat bura",
        "poor|bad|below average|خراب|برا|kharab|bura",
        "average|fair|ok|okay|acceptable|satisfactory|neutral|مناسب|اوسط|ٹھیک|درمیانہ"
        "|munasib|theek|ausat|darmiyana",
        "good|above average|اچھا|اچھی|acha|achha|achi|accha",
        "very good|excellent|great|outstanding|بہت اچھا|بہت اچھی|بہترین|شاندار"
        "|bohat acha|bohat achha|buhat acha|behtareen|zabardast",
    ),
    (
        "poor|خراب|kharab",
        "fair|مناسب|munasib|theek",
        "good|اچھا|acha|achha",
        "very good|بہت اچھا|bohat acha|bohat achha",
        "excellent|outstanding|بہترین|شاندار|behtareen|zabardast",
    ),
    (
        "very dissatisfied|very unsatisfied|extremely dissatisfied|بہت غیر مطمئن"
        "|bohat ghair mutmain|bilkul mutmain nahi|بالکل مطمئن نہیں",
        "dissatisfied|unsatisfied|not satisfied|غیر مطمئن|مطمئن نہیں|ghair mutmain|mutmain nahi",
        "neutral|neither satisfied nor dissatisfied|غیر جانبدار|ghair janibdar",
        "satisfied|مطمئن|mutmain",
        "very satisfied|extremely satisfied|بہت مطمئن|bohat mutmain|bilkul mutmain|بالکل مطمئن",
    ),
    (
        "never|کبھی نہیں|kabhi nahi|kabhi nahin",
        "rarely|seldom|hardly ever|شاذ و نادر|بہت کم|bohat kam",
        "sometimes|occasionally|کبھی کبھی|کبھی کبھار|kabhi kabhi|kabhi kabhar",
        "often|frequently|usually|mostly|اکثر|aksar",
        "always|ہمیشہ|hamesha",
    ),
    (
        "not at all|بالکل نہیں|bilkul nahi|bilkul nahin",
        "a little|slightly|a bit|تھوڑا|تھوڑا سا|thora|thora sa|thoda",
        "somewhat|moderately|to some extent|کسی حد تک|kisi had tak",
        "a lot|much|very much|quite a bit|mostly|بہت|کافی|bohat|kaafi|kafi",
        "completely|extremely|a great deal|totally|fully|مکمل|پوری طرح|mukammal|poori tarah",
    ),
    (_NO, _YES),
    (_NO, f"{_MAYBE}|{_NEUTRAL}", _YES),
    (
        "very unlikely|extremely unlikely|definitely not|certainly not|ہرگز نہیں|hargiz nahi",
        "unlikely|probably not|شاید نہیں|غالبا نہیں|shayad nahi",
        "neutral|maybe|might or might not|not sure|شاید|shayad",
        "likely|probably|غالبا|ghaliban",
        "very likely|extremely likely|definitely|certainly|یقینا|ضرور|yaqeenan|zaroor",
    ),
    (
        "not confident at all|not at all confident|بالکل پراعتماد نہیں",
        "not very confident|slightly confident|a little confident|کم پراعتماد",
        "somewhat confident|moderately confident|fairly confident|کسی حد تک پراعتماد",
        "confident|quite confident|پراعتماد|puraitemad",
        "very confident|extremely confident|بہت پراعتماد|bohat puraitemad",
    ),
    (
        "not important at all|not at all important|بالکل اہم نہیں",
        "not very important|slightly important|کم اہم",
        "somewhat important|moderately important|کسی حد تک اہم",
        "important|اہم|aham",
        "very important|extremely important|بہت اہم|bohat aham",
    ),
    (
        "very low|بہت کم|bohat kam",
        "low|کم|kam",
        "medium|moderate|average|درمیانہ|اوسط|darmiyana",
        "high|زیادہ|ziyada|zyada",
        "very high|بہت زیادہ|bohat ziyada|bohat zyada",
    ),
    ("worse|much worse|بدتر|badtar", "same|no change|unchanged|ویسا ہی|waisa hi", "better|بہتر"),
)
"""Scales, each from lowest to highest; of several that fit equally well the first one counts."""


@cache
def steps() -> tuple[tuple[frozenset[str], ...], ...]:
    """Give every scale as sets of plain words, the lowest step first."""
    return tuple(
        tuple(frozenset(plainly(word) for word in step.split("|")) for step in scale)
        for scale in SCALES
    )
