"""What invented people say: titles, posts, replies and testimonials, in English and Urdu."""

from random import Random

_ANGLES = (
    "where it begins", "what the law says", "what students told us", "what a campus can do",
    "the courage to disagree", "how to answer", "three stories", "what changed this year",
    "who is not in the room", "what our grandparents knew", "the first step",
)  # fmt: skip
_TITLES = {
    "panel_recording": ("In the studio: {}", "Panel: {}", "Three questions on {}"),
    "video": ("One minute on {}", "Students ask: {}", "Street voices: {}"),
    "graphic": ("Five facts: {}", "Know it: {}"),
    "article": ("What we heard about {}", "A student's view of {}"),
    "photo_story": ("Faces of the dialogue: {}", "Looking at {}"),
}
TESTIMONIALS = (
    "I came to argue and stayed to listen. I had never asked how it feels to be one of a few.",
    "For the first time a teacher and I disagreed in public and both of us went home friends.",
    "I used to forward everything. Now I look who wrote it.",
    "My hostel has two groups that never talk. After the session we had tea together.",
    "One woman spoke at the first session. At the third, eleven did.",
    "I did not know what the constitution says about my own rights.",
    "The panel did not tell us what to think. They asked us to finish our sentences.",
    "When a fight started at the canteen, four of us from the session stood between them.",
    "I still disagree with him. But I know his name now.",
    "My camera used to be for weddings. Now I photograph people who make peace.",
    "It was uncomfortable, and I am glad that it was.",
    "I told my brother what I learnt. He comes with me next time.",
    "Nobody laughed at my accent.",
    "پہلی بار کسی نے میری بات پوری سنی۔",
    "میں نے سیکھا کہ اختلاف دشمنی نہیں ہوتا۔",
    "اب کوئی خبر آگے بھیجنے سے پہلے دو بار پڑھنا میری عادت ہے۔",
    "ہماری جامعہ میں ایسی گفتگو پہلے کبھی نہیں ہوئی تھی۔",
    "میرے دوست کا مذہب الگ ہے، مگر ہماری پریشانیاں ایک جیسی ہیں۔",
    "مجھے معلوم نہیں تھا کہ آئین میں میرے حقوق اتنے واضح لکھے ہیں۔",
    "میں نے اپنی کہانی سنائی اور کسی نے مذاق نہیں اڑایا۔",
    "ہم نے لڑائی کے بجائے بات کرنے کا فیصلہ کیا۔",
    "میری تصویروں نے پہلی بار کسی کی سوچ بدلی۔",
    "اس نشست کے بعد میں نے اپنی بہن کو بھی ساتھ لانے کا وعدہ کیا۔",
    "سوال پوچھنا بے ادبی نہیں، یہ میں نے یہاں سیکھا۔",
    "مشعلِ راہ نے مجھے راستہ دکھایا، اب دوسروں کو دکھانا میری باری ہے۔",
)
_OPENINGS = (
    "I see it differently.", "Agreed, and one thing more:", "Fair point.", "Honest question:",
    "With respect,", "I changed my mind here.", "On our campus", "Not so sure.",
)  # fmt: skip
_POINTS = (
    "we talk about each other more than with each other.",
    "who decides what counts as an insult?",
    "the loudest five are not the whole campus.",
    "my teacher lets us disagree, and nobody is hurt by it.",
    "fear keeps more people silent than anger does.",
    "a rule only helps if it protects the smallest group too.",
    "most of us have never shared a meal with somebody of another faith.",
    "girls are asked to speak last, and then there is no time left.",
    "what would you say to someone who was hurt by it?",
    "we should invite those who stayed away.",
    "the video shows one side; what did the other say?",
    "listening is not the same as agreeing.",
    "my friends had the same quarrel, and a cricket match ended it.",
    "can you share where that number is from?",
)
_POINTS_UR = (
    "مجھے آپ کی بات سے اتفاق نہیں، مگر سننا ضروری ہے۔",
    "ہمارے ہاں بھی یہی مسئلہ ہے۔",
    "کیا ہم دوسرے فریق کو بھی بلا سکتے ہیں؟",
    "یہ سوال پوچھنا ضروری تھا۔",
    "برداشت کمزوری نہیں، طاقت ہے۔",
    "بات چیت ہی واحد راستہ ہے۔",
)
_HEROES = (
    ("My hero is my mother, who", "میری ہیرو میری والدہ ہیں،"),
    ("My hero is my teacher, who", "میرے ہیرو میرے استاد ہیں،"),
    ("My hero is our neighbour, who", "میرے ہیرو ہمارے پڑوسی ہیں،"),
    ("My hero is my grandfather, who", "میرے ہیرو میرے دادا ہیں،"),
    ("My hero is the nurse in our street, who", "میری ہیرو ہماری گلی کی نرس ہیں،"),
    ("My hero is my classmate, who", "میرے ہیرو میرے ہم جماعت ہیں،"),
    ("My hero is the bus driver of our route, who", "میرے ہیرو ہماری بس کے ڈرائیور ہیں،"),
)
_DEEDS = (
    ("opened the door to everybody when the water rose.", "جنھوں نے سیلاب میں سب کو پناہ دی۔"),
    ("taught girls of every faith in one room.", "جنھوں نے ہر مذہب کے بچوں کو ساتھ پڑھایا۔"),
    ("never let a quarrel last a night.", "جنھوں نے کبھی جھگڑا رات تک نہ رہنے دیا۔"),
    ("said sorry first.", "جنھوں نے معافی مانگنے میں پہل کی۔"),
    ("gave blood without asking for whom.", "جنھوں نے یہ پوچھے بغیر خون دیا کہ کس کے لیے ہے۔"),
    ("stood between two angry crowds.", "جنھوں نے دو مشتعل ہجوموں کو روکا۔"),
    ("walked me to school for six years.", "جنھوں نے چھ سال مجھے اسکول پہنچایا۔"),
    ("taught me to ask before I judge.", "جنھوں نے سکھایا کہ فیصلے سے پہلے پوچھو۔"),
)
_LAUNCH = (
    "Tell us about the person who taught you to live with others.",
    "Not a film star, not a cricketer: who is the hero in your street?",
    "We start today. Post your hero and pass it on to two friends.",
    "اپنے ہیرو کی کہانی لکھیے اور دو دوستوں کو آگے بھیجیے۔",
)
_AFTER = (
    "Good talk on {topic} today at {place}.",
    "Thank you for coming to {place}. {topic} is not an easy subject.",
    "Still thinking about what was said on {topic}.",
    "We ran out of time at {place}. More on {topic} soon.",
    "{place}: full room, hard questions, no shouting.",
)
_AFTER_UR = ("آج کی گفتگو یاد رہے گی۔", "آج بہت کچھ سیکھا۔", "سب شرکا کا شکریہ۔")


def content_title(rng: Random, kind: str, topic: str) -> str:
    """Make a title for an item of this kind on this topic."""
    return f"{rng.choice(_TITLES[kind]).format(topic)} – {rng.choice(_ANGLES)}"


def reply(rng: Random) -> str:
    """Say something in a dialogue thread."""
    if rng.random() < 0.2:
        return rng.choice(_POINTS_UR)
    opening, point = rng.choice(_OPENINGS), rng.choice(_POINTS)
    return f"{opening} {_capital(point) if opening.endswith('.') else point}"


def hero(rng: Random, tag: str) -> str:
    """Tell of an everyday hero, with the hashtag."""
    who, deed = rng.choice(_HEROES), rng.choice(_DEEDS)
    urdu = rng.random() < 0.3
    return f"{who[urdu]} {deed[urdu]} #{tag}"


def launch(rng: Random, tag: str) -> str:
    """Call others to join the hashtag."""
    return f"{rng.choice(_LAUNCH)} #{tag}"


def after_session(rng: Random, topic: str, place: str) -> str:
    """Say something after a session."""
    if rng.random() < 0.15:
        return rng.choice(_AFTER_UR)
    said = rng.choice(_AFTER)
    starts = ". {topic}" in said or said.startswith("{topic}")
    return said.format(topic=_capital(topic) if starts else topic, place=place)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
