"""Whether quotes hold the figure that is asked for."""

from __future__ import annotations

import pytest

from answer.figures import lacks_figure
from answer.question import understand
from answer.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("question", "quote", "lacks"),
    [
        ("Vad kostade simhallen?", "Simhallen kostade 42 miljoner kronor.", False),
        ("Hur mycket fick simhallen kosta?", "Beslutet den 8 juni 2023, § 15, gäller simhallen i Ekby.", True),
        ("Hur mycket fick simhallen kosta?", "1. Nämnden får i uppdrag att bygga en simhall till 2026.", True),
        ("Hur många anbud kom in?", "Upphandlingen annonserades den 3 maj 2021.", True),
        ("Hur många anbud kom in?", "Av varorna i anbuden ska 50 procent vara ekologiska.", True),
        ("Hur många anbud kom in?", "Anbuden gäller varor för 1,5 miljoner kronor.", True),
        ("Hur många anbud kom in?", "Fem anbud kom in.", False),
        ("Hur många anbud kom in?", "Antalet anbudsgivare var 5.", False),
        ("Hur många elever går på skolan i Norrby?", "Skolan har 3 ingångar.", True),
        ("Hur många personer fick arbete genom jobbtorget?", "Jobbtorget har gett 400 unika individer arbete.", False),
        ("Vilken ränta gällde för lånet till bolaget?", "Bolaget lånar enligt bilaga 2.", True),
        ("Var hamnade taket för lånet?", "Taket för lånet höjs under 2 år.", True),
        ("Var hamnade taket för lånet?", "Taket för lånet är 40 miljoner kronor.", False),
        ("Vad är båten värd?", "Båten värderas till 2000 kronor.", False),
        ("Hur mycket höjs avgiften?", "Avgiften höjs med 4 procent.", False),
        ("Hur mycket dyrare blir avgiften?", "Avgiften höjs i 3 steg.", True),
        ("What is the yearly rent of the school?", "Hyran är hög.", True),
        ("Vilken nämnd arbetar mot människohandel?", "Nämnden arbetar mot det.", False),
        ("What was the opposition to the fee?", "Avgiften är orättvis.", False),
        ("Vilken lön fick sekreteraren?", "Sekreteraren förordnas till den 31 december 2026.", True),
        ("What salary did the secretary get?", "Sekreteraren får 40 000 kr i månaden.", False),
        ("How much money was granted?", "The grant was 4 miljoner kronor.", False),
        ("Vad beslutade nämnden om simhallen?", "Simhallen byggs.", False),
        ("Vad blir den årliga kostnaden för att rusta upp badet?", "Badet rustas upp.", True),
        ("Vad var motståndet mot avgiften?", "Avgiften är orättvis.", False),
        ("Hur höga halter av bly mättes?", "Halten av bly var för hög på två av ytorna.", True),
        ("Hur höga halter av bly mättes?", "Halten av bly var 90 enheter.", False),
        ("Hur många anställda har Norrby Åkeri?", "Marken säljs till Norrby Åkeri för 5 miljoner kronor.", True),
        ("Hur många anställda har Norrby Åkeri?", "Norrby Åkeri har 40 anställda.", False),
        ("Hur många småbarn finns på förskolan?", "I snitt var 27 barn kvar.", False),
        ("Hur många har hemtjänst i Norrby?", "Av de 1 640 personerna har 31 procent valt en privat utförare.", False),
        ("Hur många jobbar inom skolan i Norrby?", "Skolan i Norrby har 2 600 medarbetare.", False),
        (
            "Hur många bor på gruppbostaden i Norrby?",
            "Gruppbostaden i Norrby ligger på Bergvägen 3 och Åvägen 22.",
            True,
        ),
        ("Hur stor var omsättningen i Norrby Åkeri?", "Avtalet med Norrby Åkeri löper på 5 år.", True),
        ("Hur stor är planen?", "Planen är 40 meter.", False),
        ("Hur många år gäller avtalet?", "Avgiften är 400 kronor per år.", True),
        ("Hur många år gäller avtalet?", "Avtalet gäller i fem år.", False),
        ("What annual share of the grant did they want?", "De ville ge 27 miljoner kronor.", True),
        ("Hur stor del av förslagen fick ja?", "214 förslag lämnades, varav 31 bifölls.", False),
        ("Vilket timpris erbjöd Norrby Åkeri?", "Norrby Åkeri hade lägst pris av 3 anbud.", True),
        ("Hur mycket hade bolaget erbjudit i arrende?", "Bolaget söker arrende om 2 800 kvm.", True),
        ("How high were the levels of lead?", "Halten av bly var för hög på två av ytorna.", True),
    ],
)
def test_a_figure_is_an_amount_or_a_count_of_what_is_asked_about(question: str, quote: str, lacks: bool) -> None:
    assert lacks_figure(understand(question, Vocabulary()), [quote]) is lacks
