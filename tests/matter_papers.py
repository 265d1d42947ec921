"""Minutes and papers on one matter that goes from a board to the council, for the tests of the pages."""

from __future__ import annotations

HOSTILE = "![bild](http://127.0.0.1:9/x) <img src=http://127.0.0.1:9/y> :red[rött] $x^2$ <script>alert(1)</script>"

BOARD = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2021-03-09

§ 17 Nedläggning av biblioteket i Norrby
Dnr KS 2021/42

Yrkanden
Maja Ek (V) yrkar avslag på förslaget.
Per Holm (M) yrkar bifall till förslaget.

Kommunstyrelsens förslag till kommunfullmäktige
Kommunstyrelsen föreslår kommunfullmäktige att biblioteket i Norrby läggs ned den 1 juli 2021.

Reservation
Maja Ek (V) reserverar sig mot beslutet med följande motivering:
Vi anser att biblioteket behövs och att en nedläggning drabbar barnen hårdast.

§ 18 Avgift för skolskjuts
Dnr KS 2021/55

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att avgiften för skolskjuts tas bort.
"""

COUNCIL = """Almviks kommun
Kommunfullmäktige
Sammanträdesprotokoll
2021-04-26

§ 31 Nedläggning av biblioteket i Norrby
Dnr KS 2021/42

Yrkanden
Per Holm (M) yrkar bifall till kommunstyrelsens förslag.

Omröstning
Omröstning begärs. Den som röstar ja bifaller kommunstyrelsens förslag. Den som röstar nej bifaller Maja Eks yrkande.
Med 3 ja-röster mot 2 nej-röster bifalls kommunstyrelsens förslag.
Följande röstar ja: Per Holm (M), Sara Lund (M) och Olle Lind (S).
Följande röstar nej: Maja Ek (V) och Ida Alm (V).

Kommunfullmäktiges beslut
Kommunfullmäktige beslutar att biblioteket i Norrby läggs ned den 1 juli 2021.

Reservation
Maja Ek (V) och Ida Alm (V) reserverar sig mot beslutet.
"""

WAITING = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2022-05-10

§ 40 Cykelbana längs Strandvägen
Dnr KS 2022/7

Kommunstyrelsens förslag till kommunfullmäktige
Kommunstyrelsen föreslår kommunfullmäktige att en cykelbana byggs längs Strandvägen.

Reservation
Per Holm (M) reserverar sig mot beslutet med följande motivering:
"""

PAPERS = {
    "ks/ks-2021-03-09.txt": BOARD,
    "kf/kf-2021-04-26.txt": COUNCIL,
    "ks/ks-2022-05-10.txt": WAITING + HOSTILE + " " + "Cykelbanan kostar för mycket. " * 60 + "\n",
}
