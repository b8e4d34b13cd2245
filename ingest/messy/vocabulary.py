"""What columns are called: the words for each field, in English, Urdu and Roman Urdu."""

from functools import cache

from ingest.loose.plainly import plainly

WORDS: dict[str, str] = {
    "serial": "sr|sr no|s no|sno|s #|s#|sr#|sr #|#|no|nr|serial|serial no"
    "|serial number|sl no|نمبر شمار"
    "|سیریل نمبر|شمار|نمبر|number",
    "code": "id|code|ambassador id|member id|participant id|student id|person id|reg no|ref"
    "|registration no|registration number|roll no|roll number|unique id|آئی ڈی|شناختی کوڈ",
    "name": "name|full name|name of ambassador|ambassador name|ambassador|student name|student"
    "|name of student|participant name|name of participant|participant|attendee|attendee name"
    "|panelist|panelist name|panellist|speaker|speaker name|name of panelist|name of speaker"
    "|name of expert|expert|trainee|trainee name|member|member name|person|names|volunteer"
    "|نام|پورا نام|سفیر کا نام|سفیر|طالب علم کا نام|طالب علم|مقرر کا نام|مقرر|شریک کا نام"
    "|شریک|naam|pura naam|safeer ka naam|safeer",
    "first_name": "first name|given name|forename",
    "last_name": "last name|surname|family name",
    "name_ur": "name in urdu|urdu name|name urdu|نام اردو|اردو نام|نام اردو میں|naam urdu",
    "father": "father name|fathers name|father|f name|father husband name|guardian name|guardian"
    "|s/o|d/o|f/name|s o|mother name|والد کا نام|والد|ولدیت|سرپرست|walid ka naam|walid|waldiyat",
    "gender": "gender|sex|m/f|male/female|gender m/f|جنس|صنف|jins",
    "id_card": "cnic|cnic no|cnic number|nic|nic no|id card|id card no|identity card"
    "|national id|b form|شناختی کارڈ|شناختی کارڈ نمبر|شناختی نمبر|shanakhti card",
    "phone": "phone|phone no|phone number|mobile|mobile no|mobile number|cell|cell no|cell number"
    "|cell #|contact no|contact number|contact #|whatsapp|whatsapp no|whatsapp number|telephone"
    "|tel|فون|فون نمبر|موبائل|موبائل نمبر|رابطہ نمبر|واٹس ایپ|raabta number|mobile numbr",
    "email": "email|e mail|email address|mail|email id|ای میل|ای میل ایڈریس",
    "contact": "contact|contacts|contact details|contact info|رابطہ|raabta",
    "address": "address|home address|postal address|پتہ|pata|domicile",
    "born": "date of birth|dob|birth date|birthday|age|تاریخ پیدائش|عمر|umar",
    "university": "university|uni|univ|univ name|varsity|educational institution|name of institute"
    "|university name|name of university|institute|institution|campus"
    "|college|university institute|university/institute|institute name|campus name|school"
    "|partner university"
    "|یونیورسٹی|جامعہ|ادارہ|کیمپس|کالج|تعلیمی ادارہ|یونیورسٹی کا نام"
    "|jamia|idara|university ka naam",
    "organisation": "organisation|organization|org|affiliation|employer|company"
    "|institution affiliation"
    "|organisation name|تنظیم|ادارہ تنظیم|tanzeem",
    "designation": "designation|position|job title|occupation|profession|role|role title|عہدہ|پیشہ"
    "|ohda|pesha",
    "expertise": "expertise|area of expertise|field of expertise|specialization|specialisation"
    "|field|speciality|مہارت|شعبہ مہارت|maharat",
    "city": "city|town|city name|location city|district|شہر|ضلع|shehr|sheher|shehar|zila",
    "province": "province|region|state|territory|province region|صوبہ|علاقہ|sooba|suba",
    "x": "x|x handle|x account|twitter|twitter handle|twitter account|twitter id|twitter link"
    "|x twitter|twitter x|x link|ٹویٹر|ٹوئٹر|ایکس",
    "facebook": "fb|facebook|fb link|fb profile|fb profile link|facebook profile|facebook link"
    "|facebook profile link|facebook id|fb id|facebook account|fb page|facebook url|فیس بک",
    "instagram": "instagram|insta|ig|instagram handle|insta handle|insta id|ig handle"
    "|instagram id|instagram link|انسٹاگرام",
    "youtube": "youtube|youtube channel|yt|یوٹیوب",
    "tiktok": "tiktok|tik tok|tiktok handle|ٹک ٹاک",
    "social": "social media|social media handle|social media link|handle|handles|social handle"
    "|social media account|سوشل میڈیا",
    "joined": "date of joining|joining date|joined|joined on|join date|date joined|member since"
    "|appointed on|appointment date|date of appointment|start date|appointed|since|doj|active since"
    "|date of induction|induction date|تاریخ شمولیت|شمولیت کی تاریخ|تاریخ تقرری|تقرری|آغاز"
    "|shamuliyat ki tareekh|tareekh e shamuliyat",
    "left": "date of leaving|leaving date|left on|end date|ends on|left|term ends|until|term end"
    "|exit date|date left|تاریخ اختتام|اختتام|ikhtitam",
    "status": "status|current status|active|active/inactive|membership status|حیثیت|صورتحال|کیفیت"
    "|haisiyat|حالت",
    "nominated_by": "nominated by|nominated|referred by|recommended by|recruited by|invited by"
    "|introduced by|reference|referral|کس نے نامزد کیا|نامزد کنندہ|نامزد کردہ|نامزدگی|حوالہ"
    "|namzad karda|kis ne namzad kiya",
    "programme": "programme|program|degree|degree programme|degree program|discipline|department"
    "|major|course|field of study|class|شعبہ|ڈگری|پروگرام|مضمون|shoba",
    "graduates": "graduation|graduation date|graduates on|expected graduation|graduation year"
    "|passing out|year of graduation|completion|تاریخ فراغت|فراغت",
    "semester": "semester|year of study|semester year|سمسٹر",
    "faith": "religion|faith|faith group|belief|مذہب|عقیدہ|mazhab",
    "ethnicity": "ethnicity|mother tongue|language|caste|مادری زبان|زبان",
    "consent": "consent|consent given|consent y/n|رضامندی|اجازت|razamandi",
    "cohort": "cohort|batch|batch no|group|بیچ|گروپ",
    "remarks": "remarks|remark|comments|comment|notes|note|any other|تبصرہ|ریمارکس|نوٹ|رائے"
    "|tabsara",
    "short_name": "short|short name|acronym|abbreviation|abbr|مخفف|mukhaffaf",
    "sector": "sector|public/private|type of university|ownership|شعبہ سرکاری نجی|نوعیت ادارہ"
    "|sarkari/niji",
    "focal": "focal person|focal|contact person|poc|coordinator|رابطہ کار|فوکل پرسن",
    "students": "enrollment|enrolment|students|student strength|no of students|number of students"
    "|total students|student population|طلبہ|طلباء|طلبہ کی تعداد|طلباء کی تعداد|داخلے"
    "|talaba ki tadaad|talba",
    "position": "lat/long|lat long|lat/lng|latlong|lat lon|lat/lon|coordinates|gps|gps coordinates"
    "|geo location|location gps|محل وقوع|نقاط",
    "latitude": "latitude|lat|عرض بلد",
    "longitude": "longitude|long|lng|lon|طول بلد",
    "session": "session|session id|session no|session number|session code|session ref|session #"
    "|dialogue|dialogue no|dialogue id|event|event id|event code|سیشن|سیشن نمبر|سیشن آئی ڈی|نشست"
    "|نشست نمبر|مکالمہ|مکالمہ نمبر|nashist|nashist number",
    "date": "date|held on|session date|event date|date held|date of session|day|date of event"
    "|training date|date of training|dates|تاریخ|سیشن کی تاریخ|تاریخ انعقاد|دن|tareekh|tarikh",
    "title": "title|session title|event title|activity|activity title|session name|event name"
    "|name of session|name of activity|name of event|عنوان|سیشن کا عنوان|سرگرمی|unwan",
    "topic": "topic|topics|theme|themes|session topic|subject|discussion topic|موضوع|موضوعات"
    "|mauzu|mozu",
    "venue": "venue|place|location|held at|venue name|session venue|hall|مقام|جگہ|جائے انعقاد"
    "|maqam|jagah",
    "format": "format|type|session type|kind|mode|activity type|نوعیت|قسم|طریقہ|noiyat|qism",
    "male": "male|males|men|boys|m|no of males|مرد|طلبہ مرد|لڑکے|mard",
    "female": "female|females|women|girls|f|no of females|خواتین|عورتیں|طالبات|لڑکیاں|khawateen",
    "other_count": "other|others|transgender|دیگر|خواجہ سرا|digar",
    "participants": "participants|total participants|no of participants|number of participants"
    "|attendance|total attendance|attendees|no of attendees|total attendees|headcount|total"
    "|total no of participants|participants count|شرکاء|شرکا|شرکاء کی تعداد|تعداد|تعداد شرکاء|کل"
    "|کل شرکاء|حاضرین|shuraka|tadaad|kul",
    "panelists": "panelists|panelist names|panellists|speakers|guest speakers|guests|panel"
    "|resource person|resource persons|experts|panelists names|names of panelists|chief guest"
    "|مقررین|پینل|ماہرین|مہمانان|مہمان مقررین|muqarrareen|mehman",
    "hosts": "host|hosts|hosted by|moderator|moderators|moderated by|facilitator|facilitators"
    "|facilitated by|organiser|organizer|organised by|organized by|led by|میزبان|ماڈریٹر|منتظم"
    "|mezban",
    "reach": "reach|media reach|social media reach|online reach|views|impressions|engagement"
    "|fb reach|facebook reach|twitter reach|x reach|likes|shares|retweets|clicks|followers|hits"
    "|رسائی|میڈیا رسائی|پہنچ|rasai",
    "sessions": "sessions attended|sessions|session ids|attended sessions|sessions joined"
    "|sessions spoken|spoke at|sessions taken|سیشنز|شرکت کردہ سیشن|نشستیں|nashistein",
    "mark": "present|attended|attendance status|present/absent|p/a|attendance p/a|حاضری|حاضر|haazri"
    "|hazri",
    "respondent": "respondent|respondent id|respondent code|respondent name|response id"
    "|respondent no"
    "|جواب دہندہ|رائے دہندہ|jawab dahinda",
    "wave": "wave|pre/post|pre post|before/after|round|survey round|phase|مرحلہ|pehle/baad",
    "training": "training|training title|training id|training name|workshop|workshop title"
    "|name of training|training no|تربیت|تربیتی ورکشاپ|ورکشاپ|tarbiyat",
    "trainees": "trainees|trained|ambassadors trained|participants names|names of participants"
    "|تربیت یافتہ|tarbiyat yafta",
    "trainer": "trainer|trainers|trainer name|تربیت کار|ٹرینر",
    "content": "content|content title|content id|video|video title|post title|product|publication"
    "|مواد|ویڈیو|ویڈیو کا عنوان",
    "content_kind": "content type|content kind|media type|type of content|مواد کی قسم",
    "published": "published on|date published|published|publish date|release date|produced on"
    "|date produced|posted on|تاریخ اشاعت|اشاعت|post date",
    "link": "link|url|permalink|post link|video link|web link|لنک|ربط",
    "featuring": "featuring|featured|featured people|featured persons|people featured"
    "|guests featured"
    "|شامل افراد",
    "platform": "platform|channel|پلیٹ فارم",
    "percent": "%|percent|percentage|attendance %|% attendance|فیصد|فی صد",
    "time": "time|timing|start time|end time|from time|duration|وقت|دورانیہ|waqt",
}
"""Each field, and its words parted by ``|``."""

_BARE = (
    "id code no number name title date total type kind status x fb m f male female other day time"
)
BARE = frozenset(_BARE.split())
"""Words so general that the caption above them decides what they are."""


@cache
def known() -> dict[str, str]:
    """Give every word of every field, written plainly, and its field."""
    return {
        plainly(word) or word: name
        for name, words in reversed(WORDS.items())
        for word in words.split("|")
    }
