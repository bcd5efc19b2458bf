"""Closed classes of English words, and the general words that say nothing about one business."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """Give the words of a list."""
    return frozenset(text.split())


def with_article(name: str) -> str:
    """Give a name, written with underscores or blanks, with its article."""
    plain = name.replace("_", " ")
    vowel = plain[:1] in {"a", "e", "i", "o", "u"} and not plain.startswith(("uni", "use", "eu", "one"))
    return f"{'an' if vowel else 'a'} {plain}"


determiners = listed(
    "a an the each every any all some no both either neither this that these those another many"
    " several few multiple various most"
    " more less fewer much enough such our my your their his her its other own same certain whole",
)
prepositions = listed(
    "of in on at by for with from into onto about per via under over through between across during"
    " against within without as than"
    " after before until till since toward towards upon among around behind below beneath beside"
    " besides beyond despite down except"
    " inside near off outside past throughout up out like unlike including excluding regarding"
    " concerning plus minus versus",
)
pronouns = listed(
    "i we you they he she it us me him them who whom which what whose myself ourselves yourself"
    " themselves himself herself itself"
    " everyone everybody someone somebody anyone anybody nobody noone one ones others everything"
    " something anything nothing whoever"
    " whatever mine ours yours theirs there",
)
subjects = listed("i we you they who everyone everybody someone anyone nobody")
modals = listed("can could may might must shall should will would cannot ca wo 'll 'd")
auxiliaries = listed(
    "is are was were be been being am 's 're 'm do does did done has have had having 've ai",
)
conjunctions = listed(
    "and or but nor so if when whenever wherever while where because then & how whether though although"
    " whereas unless once yet that why",
)
adverbs = listed(
    "not n't also only just never always often online offline together now again right here already"
    " still even ever automatically"
    " quickly easily daily weekly monthly yearly hourly nightly too very well please maybe perhaps"
    " quite rather almost nearly roughly"
    " approximately about later soon today tomorrow yesterday sometimes usually mostly mainly"
    " currently simply really instead else"
    " otherwise however therefore thus hence etc e.g. i.e. eg ie yes okay ok thanks hello hi hey dear"
    " away back forward"
    " nt non pre re forth ahead apart aside anyway elsewhere everywhere somewhere anywhere nowhere"
    " first second third last next"
    " respectively accordingly twice thrice half least et al vs sincerely",
)
closed = determiners | prepositions | pronouns | modals | auxiliaries | conjunctions | adverbs | {"to"}

unchanged_nouns = listed(
    "data media sms gps css dns ios saas aws mms news physics series species gas lens bias atlas"
    " staff people premises goods"
    " attendance status class business address process progress access success pos faqs kudos always"
    " series means campus bus",
)
modern_nouns = listed(
    "app apps sms login logout signup todo whatsapp wifi chatbot dashboard backend frontend api apis"
    " admin admins startup"
    " smartphone homepage url pdf csv excel qr barcode username inbox webhook ebook iphone android"
    " ipad tablet gps saas crm erp"
    " headteacher payslip touchscreen workflow timesheet signoff checkout checklist rota babysitter"
    " podcast vlog blog popup plugin"
    " drone fintech edtech helpdesk onboarding roadmap whiteboard workspace worksheet playlist"
    " livestream newsfeed hashtag emoji"
    " fundraiser ecommerce deliverable autocomplete multi backup standup sprint backlog paypal stripe"
    " google facebook slack zoom"
    " gdpr hipaa oauth sso json xml",
)

general_nouns = listed(
    "system app application software platform website web site page portal tool program product"
    " solution service backend frontend"
    " database server api code project data information info detail thing something way kind type"
    " sort lot bit part piece number"
    " list set group amount count total name title description text word line item entry record field"
    " value example case point"
    " fact matter reason problem issue idea need want wish request requirement demand"
    " goal aim purpose use usage"
    " user customer client people person man woman admin administrator business company firm"
    " organisation organization enterprise"
    " team place area side end start beginning middle top bottom front back time times day week"
    " weekend month year quarter hour minute second moment"
    " morning afternoon evening night today date period while january february march april may june"
    " july august september october november"
    " december monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn fall"
    " everything anything nothing everyone anyone someone one work help support care look"
    " view sight overview"
    " management administration handling tracking processing organising organizing running operation"
    " access login account password"
    " feature function functionality module option choice setting change update version step process"
    " procedure stage phase"
    " result outcome effect benefit cost budget money dollar euro pound cent percent percentage"
    " half quarter third dozen hundred thousand million"
    " size scale level range limit maximum minimum average majority rest remainder variety couple"
    " pair plenty bunch handful"
    " computer phone mobile laptop desktop internet cloud browser screen device"
    " order_ sense term_ face hand head_ world home house_ office"
    " life"
    " today year-old mind care attention look feel sort basis fashion manner mode practice rule"
    " regulation law policy"
    " thank thanks hello regard best kind please sir madam mr mrs ms etc hi note ps"
    " create read write add edit delete remove update track manage store keep save show see find"
    " search check plan run go get take make"
    " give put let try call say tell ask know think talk allow enable provide offer include contain"
    " have do be begin stop"
    " open close come leave turn turns lead follow link join share send receive deliver visit join"
    " sign log enter fill choose pick select"
    " must should able like love thing hope interest trouble scope role module mistake compliance effort"
    " chance ease speed quality"
    " good bad new old big small large simple complete full different possible able little own main"
    " present current"
    " responsible able aware sure ready happy key base core scratch mvp prototype draft demo version"
    " beginning launch"
    " deal focus goal rate ratio difference addition exception respect regards concern plus fit match"
    " mix turn move"
    " space format form_ file_ stuff everybody anybody somebody nobody build design development"
    " developer programmer"
    " sell selling buy buying pay paying learn learning teach teaching fly paper spreadsheet"
    " excel hand place instead due own left right one's it's typescript"
    " javascript node postgres postgresql"
    " multi public private online offline annual yearly rural urban local national international"
    " day-to-day everyday",
)
"""Words of any description: no pack needs to know them, and they are not reported as not understood."""

general_heads = listed(
    "system app application software platform website site portal tool program solution backend"
    " server management administration"
    " database api service project suite erp",
)
"""Nouns that make the words before them name what is wanted (`school management system`)."""

shared_words = listed(
    "payment invoice report user account class message sms email document room event calendar staff"
    " employee subject notification"
    " address person contact fee term booking appointment schedule admin administrator manager"
    " service item product order customer"
    " client member file form note comment task project group category role status date receipt bill"
    " discount refund record reminder"
    " dashboard chat profile photo image video money price cost accountant accounting search export"
    " import statistic feedback survey"
    " timetable register registration course resource supplier expense salary payroll transport"
    " library inventory office organization",
)
"""Words that many businesses share: they say little about which business a text describes."""

businesses = listed(
    "shop store supermarket retailer marketplace clinic hospital hotel hostel motel restaurant cafe"
    " bakery bar pub gym library museum"
    " salon barber spa bank insurer insurance brewery winery farm factory warehouse airline airport"
    " garage dealership pharmacy dentist"
    " practice laboratory lab nursery kindergarten university college academy church mosque temple"
    " charity nonprofit ngo foundation"
    " agency brokerage law-firm consultancy studio theater cinema zoo park resort campsite casino"
    " club league tournament courier"
    " carrier logistics fleet taxi shipyard port mine refinery utility municipality council court"
    " prison army government embassy"
    " startup freelancer landlord plumber electrician florist butcher tailor laundry vet veterinarian"
    " orchestra band festival gallery"
    " publisher newspaper magazine broadcaster station observatory satellite school orphanage shelter"
    " hospice daycare caterer cooperative",
)
"""Nouns that name a business."""

verbs_first = listed(
    "mark record report address contact class term subject document book order room place state note"
    " process account house school"
    " head staff function table form plan view date time service position play test set point present"
    " process",
)
"""Nouns that, used as verbs, do not speak of the thing (`teachers mark attendance` is not about marks)."""

nouns_first = listed(
    "school parent fee class term house head staff subject room course table mother father child bank farm"
    " ship doctor nurse officer partner author team group section grade level stock lot time day date hand"
    " eye face water paper phone market shop item word line page part name number land site hotel garden"
    " invoice message mail email text card bill ticket"
)
"""Nouns that could be verbs and hardly ever are, unless `to` or `can` stands before them."""

idioms = (
    *(
        "in terms of",
        "in order to",
        "in order that",
        "subject to",
        "long term",
        "short term",
        "in the first place",
    ),
    *(
        "on behalf of",
        "state of the art",
        "first class",
        "world class",
        "high class",
        "in the course of",
        "of course",
    ),
    *("out of order", "in place", "school of thought", "school of fish", "old school", "take into account"),
    *(
        "on account of",
        "to the point",
        "in person",
        "in case of",
        "take place",
        "on the subject of",
        "in advance",
    ),
    *(
        "in due course",
        "mark my word",
        "terms and conditions",
        "terms of service",
        "terms of use",
        "by all means",
    ),
    *("in turn", "no matter"),
)
"""Fixed expressions whose words do not mean what they mean alone."""
