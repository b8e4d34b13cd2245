"""Invented people get a common given name and a common family name, drawn by chance.

Each part stands with its Urdu spelling. No combination is meant to be anyone: family names that
make most known people are left out, and so are the pairs in ``NOT_TOGETHER``.
"""

from collections.abc import Mapping

Parts = tuple[tuple[str, str], ...]


def _parts(text: str) -> Parts:
    pairs = (line.split("=") for line in text.replace("\n", ",").split(",") if line.strip())
    return tuple((latin.strip(), urdu.strip()) for latin, urdu in pairs)


FEMALE = _parts(
    """Ayesha=عائشہ, Fatima=فاطمہ, Zainab=زینب, Maryam=مریم, Hafsa=حفصہ, Amna=آمنہ, Sana=ثنا
    Mehwish=مہوش, Rabia=رابعہ, Nida=ندا, Iqra=اقرا, Hira=حرا, Mahnoor=ماہ نور, Laiba=لائبہ
    Kainat=کائنات, Aliza=علیزہ, Sidra=سدرہ, Komal=کومل, Zoya=زویا, Anum=انعم, Areeba=اریبہ
    Sumaira=سمیرا, Farah=فرح, Shanza=شانزہ, Tooba=طوبیٰ, Rimsha=رمشا, Maheen=ماہین, Noor=نور
    Hareem=حریم, Eman=ایمان, Saima=صائمہ, Bisma=بسمہ, Momina=مومنہ, Nimra=نمرہ, Warda=وردہ
    Unaiza=عنیزہ, Samina=ثمینہ, Shumaila=شمائلہ, Zunaira=زنیرہ, Aiman=ایمن, Huma=ہما
    Naila=نائلہ, Fariha=فریحہ, Sadaf=صدف, Tehmina=تہمینہ, Benish=بینش, Uroosa=عروسہ, Alina=علینہ"""
)
MALE = _parts(
    """Bilal=بلال, Usman=عثمان, Hamza=حمزہ, Zain=زین, Talha=طلحہ, Saad=سعد, Umair=عمیر
    Haris=حارث, Daniyal=دانیال, Fahad=فہد, Asad=اسد, Waqas=وقاص, Taimoor=تیمور, Shayan=شایان
    Rafay=رافع, Arham=ارحم, Ibrahim=ابراہیم, Yasir=یاسر, Kashif=کاشف, Noman=نعمان, Owais=اویس
    Sameer=سمیر, Zubair=زبیر, Salman=سلمان, Junaid=جنید, Adeel=عدیل, Faizan=فیضان, Moiz=معیز
    Raheel=راحیل, Nabeel=نبیل, Mubashir=مبشر, Tauseef=توصیف, Arsalan=ارسلان, Haseeb=حسیب
    Jawad=جواد, Mujtaba=مجتبیٰ, Sarmad=سرمد, Zohaib=زوہیب, Aqib=عاقب, Hashir=حاشر, Azlan=ازلان
    Rehan=ریحان, Sohail=سہیل, Waleed=ولید, Ammar=عمار, Basit=باسط, Khizar=خضر, Murtaza=مرتضیٰ"""
)
ANYWHERE = _parts(
    """Siddiqui=صدیقی, Qureshi=قریشی, Ansari=انصاری, Hashmi=ہاشمی, Farooqi=فاروقی
    Usmani=عثمانی, Baig=بیگ, Awan=اعوان, Mughal=مغل, Lodhi=لودھی, Anwar=انور, Tariq=طارق
    Latif=لطیف, Nizami=نظامی, Kidwai=قدوائی, Hameed=حمید, Rauf=رؤف, Shakeel=شکیل, Bashir=بشیر"""
)
FAMILY: Mapping[str, Parts] = {
    "Sindh": _parts(
        """Memon=میمن, Soomro=سومرو, Khoso=کھوسو, Junejo=جونیجو, Chandio=چانڈیو, Abro=ابڑو
        Mahar=مہر, Bhatti=بھٹی, Solangi=سولنگی, Khuhro=کھوڑو, Mangi=منگی, Kalhoro=کلہوڑو"""
    ),
    "Punjab": _parts(
        """Cheema=چیمہ, Gondal=گوندل, Bhatti=بھٹی, Rana=رانا, Dogar=ڈوگر, Khokhar=کھوکھر
        Virk=ورک, Chattha=چٹھہ, Sandhu=سندھو, Langrial=لنگڑیال"""
    ),
    "Khyber Pakhtunkhwa": _parts(
        """Khattak=خٹک, Bangash=بنگش, Marwat=مروت, Mohmand=مہمند, Orakzai=اورکزئی
        Swati=سواتی, Shinwari=شنواری, Khalil=خلیل"""
    ),
    "Balochistan": _parts(
        """Kakar=کاکڑ, Lehri=لہڑی, Kasi=کاسی, Brohi=بروہی, Baloch=بلوچ, Panezai=پانیزئی
        Barech=بڑیچ"""
    ),
    "Islamabad Capital Territory": _parts(
        """Abbasi=عباسی, Satti=ستی, Raja=راجہ, Malik=ملک, Awan=اعوان, Kiani=کیانی"""
    ),
    "Gilgit-Baltistan": _parts(
        """Hunzai=ہنزائی, Karim=کریم, Shah=شاہ, Wali=ولی, Balti=بلتی, Nagri=نگری, Ghizri=غذری"""
    ),
}
CHRISTIAN = (
    _parts("Sonia=سونیا, Maria=ماریہ, Rebecca=ربیقہ, Angela=انجیلا, Naomi=نعومی, Esther=آستر"),
    _parts("Samuel=سموئیل, Aaron=ہارون, Shamoon=شمعون, Joshua=یشوع, Nathan=ناتن, Patrick=پیٹرک"),
    _parts("Masih=مسیح, John=جان, Francis=فرانسس, DSouza=ڈیسوزا, Pereira=پریرا, Sadiq=صادق"),
)
HINDU = (
    _parts("Anita=انیتا, Kavita=کویتا, Pooja=پوجا, Sapna=سپنا, Rekha=ریکھا, Kajal=کاجل"),
    _parts("Vijay=وجے, Anil=انیل, Suresh=سریش, Dileep=دلیپ, Santosh=سنتوش, Mukesh=مکیش"),
    _parts("Lal=لال, Maheshwari=مہیشوری, Rathi=راٹھی, Sharma=شرما, Meghwar=میگھواڑ, Khatri=کھتری"),
)
SIKH = (
    _parts("Harpreet=ہرپریت, Manpreet=منپریت, Simran=سمرن, Jasleen=جسلین"),
    _parts("Gurdeep=گردیپ, Jasbir=جسبیر, Amrit=امرت, Kulwant=کلونت"),
    _parts("Singh=سنگھ, Sodhi=سوڈھی, Bedi=بیدی, Ahluwalia=اہلووالیہ"),
)
# Pairs a known person bears.
NOT_TOGETHER = {
    ("Bilal", "Qureshi"), ("Zain", "Qureshi"), ("Ayesha", "Siddiqui"), ("Zainab", "Ansari"),
    ("Samina", "Baig"), ("Hareem", "Shah"), ("Hamza", "Abbasi"), ("Kashif", "Abbasi"),
    ("Ayesha", "Malik"), ("Naila", "Kiani"),
}  # fmt: skip
