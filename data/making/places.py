"""Where things happen: real universities, Lincoln Corner Karachi, and a few invented venues.

Names, cities, sectors and city-centre coordinates are public facts (``data/reference/SOURCES.md``);
what is said to happen there is invented. How many students a university has is left unknown.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class University:
    """One university: its id, names, place and sector."""

    university_id: str
    name: str
    name_ur: str
    short_name: str
    city: str
    province: str
    latitude: float
    longitude: float
    sector: str


@dataclass(frozen=True)
class Venue:
    """A place that is no university."""

    venue_id: str
    name: str
    name_ur: str
    city: str
    province: str
    latitude: float
    longitude: float


_KARACHI = ("Karachi", "Sindh", 24.8608, 67.0104)
_LAHORE = ("Lahore", "Punjab", 31.558, 74.35071)
_ISLAMABAD = ("Islamabad", "Islamabad Capital Territory", 33.72148, 73.04329)
_PESHAWAR = ("Peshawar", "Khyber Pakhtunkhwa", 34.008, 71.57849)

UNIVERSITIES = (
    University(
        "NED", "NED University of Engineering and Technology",
        "این ای ڈی یونیورسٹی آف انجینئرنگ اینڈ ٹیکنالوجی", "NED", *_KARACHI, "public",
    ),
    University("HU", "Habib University", "حبیب یونیورسٹی", "Habib", *_KARACHI, "private"),
    University("KU", "University of Karachi", "جامعہ کراچی", "KU", *_KARACHI, "public"),
    University(
        "SIBAU", "Sukkur IBA University", "سکھر آئی بی اے یونیورسٹی", "Sukkur IBA",
        "Sukkur", "Sindh", 27.70323, 68.85889, "public",
    ),
    University("PU", "University of the Punjab", "جامعہ پنجاب", "PU", *_LAHORE, "public"),
    University(
        "QAU", "Quaid-i-Azam University", "جامعہ قائد اعظم", "QAU", *_ISLAMABAD, "public"
    ),
    University("UOP", "University of Peshawar", "جامعہ پشاور", "UoP", *_PESHAWAR, "public"),
    University(
        "BUITEMS",
        "Balochistan University of Information Technology, Engineering and Management Sciences",
        "بلوچستان یونیورسٹی آف انفارمیشن ٹیکنالوجی، انجینئرنگ اینڈ مینجمنٹ سائنسز", "BUITEMS",
        "Quetta", "Balochistan", 30.18414, 67.00141, "public",
    ),
    University(
        "BZU", "Bahauddin Zakariya University", "بہاؤالدین زکریا یونیورسٹی", "BZU",
        "Multan", "Punjab", 30.19679, 71.47824, "public",
    ),
    University(
        "KIU", "Karakoram International University", "بین الاقوامی جامعہ قراقرم", "KIU",
        "Gilgit", "Gilgit-Baltistan", 35.91869, 74.31245, "public",
    ),
    University(
        "GCU", "Government College University, Lahore", "گورنمنٹ کالج یونیورسٹی، لاہور", "GCU",
        *_LAHORE, "public",
    ),
    University(
        "USWAT", "University of Swat", "جامعہ سوات", "USwat",
        "Mingora", "Khyber Pakhtunkhwa", 34.7795, 72.36265, "public",
    ),
    University(
        "UG", "University of Gwadar", "جامعہ گوادر", "UG",
        "Gwadar", "Balochistan", 25.12163, 62.32541, "public",
    ),
    University(
        "UAJK", "University of Azad Jammu and Kashmir", "جامعہ آزاد جموں و کشمیر", "UAJK",
        "Muzaffarabad", "Azad Jammu & Kashmir", 34.37, 73.4711, "public",
    ),
)  # fmt: skip

VENUES = (
    Venue("LCK", "Lincoln Corner Karachi", "لنکن کارنر کراچی", *_KARACHI),
    Venue("STUDIO", "Campaign studio, Karachi (invented)", "مہم کا اسٹوڈیو، کراچی", *_KARACHI),
    Venue("LHR-HALL", "Reading hall, Lahore (invented)", "دارالمطالعہ، لاہور", *_LAHORE),
    Venue("PEW-YOUTH", "Youth centre, Peshawar (invented)", "مرکز نوجوانان، پشاور", *_PESHAWAR),
)

PROVINCE = {place.university_id: place.province for place in UNIVERSITIES} | {
    venue.venue_id: venue.province for venue in VENUES
}
PLACE_NAME = {place.university_id: place.short_name for place in UNIVERSITIES} | {
    venue.venue_id: venue.name.removesuffix(" (invented)") for venue in VENUES
}
