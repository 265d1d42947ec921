"""The closed lists of the records: what a document, a section, a statement or a vote can be."""

from __future__ import annotations

from enum import StrEnum


class FileType(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    TEXT = "txt"
    MARKDOWN = "md"


class DocumentKind(StrEnum):
    PROTOKOLL = "protokoll"
    PROTOKOLLSUTDRAG = "protokollsutdrag"
    TJANSTESKRIVELSE = "tjänsteskrivelse"  # also tjänsteutlåtande
    PROMEMORIA = "promemoria"
    MOTION = "motion"
    SKRIVELSE = "skrivelse"
    INTERPELLATION = "interpellation"
    MEDBORGARFORSLAG = "medborgarförslag"
    YRKANDE = "yrkande"
    YTTRANDE = "yttrande"
    RESERVATION = "reservation"
    REMISSVAR = "remissvar"
    KALLELSE = "kallelse"
    HANDLING = "handling"
    STYRDOKUMENT = "styrdokument"
    OVRIGT = "övrigt"


class SectionKind(StrEnum):
    """What a stretch of text is within its document."""

    HUVUD = "huvud"  # title block, attendance, contents list
    ARENDE = "ärende"  # background, summary: the matter described
    BESLUT = "beslut"
    FORSLAG = "förslag till beslut"
    TIDIGARE_BEHANDLING = "tidigare behandling"
    HANDLINGAR = "handlingar"
    YRKANDE = "yrkande"
    BESLUTSGANG = "beslutsgång"  # propositionsordning
    OMROSTNING = "omröstning"
    RESERVATION = "reservation"
    SARSKILT_UTTALANDE = "särskilt uttalande"
    SARSKILT_YTTRANDE = "särskilt yttrande"
    ERSATTARYTTRANDE = "ersättaryttrande"
    PROTOKOLLSANTECKNING = "protokollsanteckning"
    DELTAR_INTE = "deltar inte"
    JAV = "jäv"
    SYNPUNKTER = "synpunkter"  # the presenter's or the administration's own view
    REMISSVAR = "remissvar"  # what a referral body answers
    EXPEDIERING = "expediering"  # who gets the extract
    BILAGA = "bilaga"
    TEXT = "text"  # not understood further: keeps the voice of its document


class StatementKind(StrEnum):
    YRKANDE = "yrkande"
    RESERVATION = "reservation"
    SARSKILT_UTTALANDE = "särskilt uttalande"
    SARSKILT_YTTRANDE = "särskilt yttrande"
    ERSATTARYTTRANDE = "ersättaryttrande"
    PROTOKOLLSANTECKNING = "protokollsanteckning"
    DELTAR_INTE = "deltar inte"
    JAV = "jäv"


class VoiceRole(StrEnum):
    ORGAN = "organ"  # the deciding body
    FORVALTNING = "förvaltning"  # the administration: tjänsteutlåtande, tjänsteskrivelse
    FOREDRAGANDE = "föredragande"  # the presenting politician
    PARTI = "parti"  # a party or a member in their own words
    REMISSINSTANS = "remissinstans"  # a referral body
    OKAND = "okänd"


class DecisionStatus(StrEnum):
    FORSLAG = "förslag"
    BESLUT = "beslut"


class Outcome(StrEnum):
    BIFALL = "bifall"
    AVSLAG = "avslag"
    ANSES_BESVARAD = "anses besvarad"
    ANSES_BIFALLET = "anses bifallet"
    ATERREMISS = "återremiss"
    REMITTERAS = "remitteras"
    BORDLAGGNING = "bordläggning"
    NOTERAS = "noteras"
    OVERLAMNAS = "överlämnas"
    UTGAR = "utgår"
    BESLUTAT = "beslutat"  # a decision whose outcome is none of the above


class Ballot(StrEnum):
    JA = "ja"
    NEJ = "nej"
    AVSTAR = "avstår"
    FRANVARANDE = "frånvarande"


class AttendeeRole(StrEnum):
    """In which part somebody met."""

    ORDFORANDE = "ordförande"
    VICE_ORDFORANDE = "vice ordförande"
    LEDAMOT = "ledamot"
    TJANSTGORANDE_ERSATTARE = "tjänstgörande ersättare"
    ERSATTARE = "ersättare"  # present, without a vote
    FRANVARANDE = "frånvarande"
    OVRIG = "övrig"  # present, and the list does not tell as what


class FindingCode(StrEnum):
    """What may look odd in a document; what it means and what to do about it is told in prompts/findings.*.toml."""

    PARAGRAF_MISSING = "paragraf-missing"
    PARAGRAF_DOUBLED = "paragraf-doubled"
    CONTENTS_DIFFER = "contents-differ"
    PAGE_WITHOUT_TEXT = "page-without-text"
    POOR_TEXT = "poor-text"
    TALLY_DIFFERS = "tally-differs"
    BALLOT_MEANING = "ballot-meaning"
    STATEMENT_ANONYMOUS = "statement-anonymous"
    BILAGA_MISSING = "bilaga-missing"
    DATE_IMPROBABLE = "date-improbable"
    DATE_MISSING = "date-missing"
    ORGAN_MISSING = "organ-missing"
    MUNICIPALITY_MISSING = "municipality-missing"
    TITLE_MISSING = "title-missing"
    DIARIENUMMER_DIFFER = "diarienummer-differ"
    NOT_UNDERSTOOD = "not-understood"
    OTHER_LANGUAGE = "other-language"
