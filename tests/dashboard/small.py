"""A campaign as it begins: two campuses, three sessions, six people, no topics, three posts."""

FILES: dict[str, str] = {
    "universities.csv": """university_id,name,city,province,students
U1,First University,Lahore,Punjab,5000
U2,Second University,Quetta,Balochistan,
""",
    "venues.csv": """venue_id,name,city,province
H,Town hall,Lahore,Punjab
""",
    "people.csv": """person_id,name,roles,gender
P1,Ayesha One,ambassador,female
P2,Bilal Two,ambassador,male
P3,Chanda Three,panelist,female
P4,Dawood Four,,male
P5,Esha Five,,female
P6,Farid Six,staff,male
""",
    "ambassador_terms.csv": """person_id,university_id,appointed_on,ends_on
P1,U1,2026-02-01,
P2,U2,2026-03-01,2027-01-31
""",
    "sessions.csv": """session_id,title,held_on,venue_id
S1,First talk,2026-04-10,U1
S2,Second talk,2026-05-20,U2
S3,Third talk,2026-05-12,H
""",
    "session_people.csv": """session_id,person_id,part
S1,P1,hosted
S1,P3,spoke
S1,P4,attended
S1,P5,attended
S2,P2,hosted
S3,P6,hosted
S3,P4,attended
""",
    "accounts.csv": """platform,account_id,handle,person_id,official
x,x1,ourcampaign,,yes
x,x2,ayesha,P1,no
""",
    "posts.csv": """platform,post_id,account_id,posted_at,text,hashtags
x,101,x1,2026-04-01T10:00:00+05:00,Hello #PeaceNow,PeaceNow
x,102,x2,2026-04-02T10:00:00+05:00,Hi #PeaceNow,PeaceNow
x,103,x2,2026-04-09T10:00:00+05:00,More #PeaceNow,PeaceNow
""",
    "campaigns.csv": """name,hashtags,starts_on,ends_on
Peace now,PeaceNow,2026-04-01,
""",
}
SMALL = [(name, text.encode()) for name, text in FILES.items()]
