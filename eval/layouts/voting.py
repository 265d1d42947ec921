"""The ways a counted vote is printed.

table     one row a member, an X in the column of the ballot, on one page
cut       the same table, cut by a page break, without a header on the second half
lists     "Följande röstar ja: ...", a sentence a side
rows      "Namn (P) - JA", a line a member
words     "åtta ja-röster mot fem nej-röster", no names
tally     the figures alone
appendix  the figures; the names in a table at the end of the paper, the ballot in words
bilaga    the figures; at the end of the paper a table with an X a member, cut by a page break
numbered  the table with a number before each name and the sums in its last row
columns   the names of each side below each other, the sides beside each other
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from eval.layouts.drafting import Attachment, Desk
from eval.layouts.language import capital, in_words, listed
from eval.layouts.naming import with_letter
from eval.models import GoldVote
from eval.typesetting.blocks import Block
from eval.world.models import Politician, Step, Votering
from ingest.models import Ballot

SIDES = (Ballot.JA, Ballot.NEJ, Ballot.AVSTAR)
AT_END = {"appendix", "bilaga"}
NAMED = {"table", "cut", "lists", "rows", "numbered", "columns", *AT_END}
SMALL = 15  # members; a table of more is long enough to run over a page by itself


def write_vote(desk: Desk, step: Step, vote: Votering) -> GoldVote:
    """Write the proposition, the result and the names as far as the form has them; return what stands there."""
    habits = desk.habits
    form = habits.form(desk.layout.votes, "vote form")
    means = {"ja": vote.ja_means, "nej": vote.nej_means}
    ja, nej, avstar = vote.printed
    proposition = habits.say("vote.proposition", **means)
    desk.text(proposition, (vote.id, proposition))
    count = in_words if form == "words" else str
    result = habits.say("vote.result", ja=count(ja), nej=count(nej))
    if avstar:
        result += " " + capital(habits.say("vote.abstaining", avstar=count(avstar)))
    if form in NAMED - AT_END:
        _write_names(desk, step, vote, form)
    desk.text(capital(result), (vote.id, capital(result)))
    if vote.by_casting_vote:
        desk.text(habits.say("vote.casting"))
    if form in AT_END:
        attachment = Attachment(number=len(desk.attachments) + 1, step=step, vote=vote)
        desk.attachments.append(attachment)
        desk.text(habits.say("vote.appendix", n=attachment.number))
    return GoldVote(
        ja=ja,
        nej=nej,
        avstar=avstar if avstar else None,
        ja_means=vote.ja_means,
        nej_means=vote.nej_means,
        members=_members(step, vote) if form in NAMED else None,
    )


def write_roll(desk: Desk, attachment: Attachment, vote: Votering) -> None:
    """Write the names of a vote as an appendix."""
    step = attachment.step
    if desk.habits.form(desk.layout.votes, "vote form") == "bilaga":
        desk.add(_table(desk, step, vote, is_cut=True))
        return
    serving = desk.serving()
    rows = [
        (
            one.name,
            one.party_on(step.date),
            "Ersättare" if one.name in serving else "Ledamot",
            ballot.value.capitalize(),
        )
        for one, ballot in vote.ballots
    ]
    desk.add(Block(kind="table", rows=(("Namn", "Parti", "Uppdrag", "Röst"), *rows)))


def _members(step: Step, vote: Votering) -> dict[str, str]:
    return {
        with_letter(one, step.date): ballot.value for one, ballot in vote.ballots if ballot is not Ballot.FRANVARANDE
    }


def _write_names(desk: Desk, step: Step, vote: Votering, form: str) -> None:
    if form == "lists":
        for text in _sides(desk, step, vote):
            desk.text(text)
    elif form == "rows":
        lines = [
            f"{with_letter(one, step.date)} - {ballot.value.upper()}"
            for one, ballot in vote.ballots
            if ballot is not Ballot.FRANVARANDE
        ]
        desk.text("\n".join(lines))
    elif form == "columns":
        desk.add(_columns(step, vote))
    elif form == "numbered":
        desk.add(_numbered(_table(desk, step, vote, is_cut=False), vote))
    else:
        desk.add(_table(desk, step, vote, is_cut=form == "cut"))


def _sides(desk: Desk, step: Step, vote: Votering) -> Iterator[str]:
    for side in SIDES:
        names = [with_letter(one, step.date) for one, ballot in vote.ballots if ballot is side]
        if names:
            yield desk.habits.say(f"vote.{_ascii(side)}_voters", names=listed(names))


def _ascii(side: Ballot) -> str:
    return {Ballot.JA: "ja", Ballot.NEJ: "nej"}.get(side, "avstar")


def _table(desk: Desk, step: Step, vote: Votering, *, is_cut: bool) -> Block:
    has_absent = desk.habits.form((True, False), "absent column")
    columns = (*SIDES, Ballot.FRANVARANDE) if has_absent else SIDES
    heads = desk.habits.form((("Ja", "Nej", "Avst", "Frånv"), ("JA", "NEJ", "AVSTÅR", "FRÅNV.")), "vote columns")
    rows = [_row(one, step, ballot, columns) for one, ballot in vote.ballots if ballot in columns]
    header = ("Ledamot", "Parti", *heads[: len(columns)])
    return Block(kind="table", rows=(header, *rows), cut=len(rows) // 2 + 1 if is_cut and len(rows) <= SMALL else 0)


def _numbered(table: Block, vote: Votering) -> Block:
    header, *rows = table.rows
    sums = (*(str(number) for number in vote.printed), *("" for _ in header[5:]))
    numbered = ((str(number), *row) for number, row in enumerate(rows, 1))
    return Block(kind="table", rows=(("", *header), *numbered, ("", "Summa", "", *sums)))


def _columns(step: Step, vote: Votering) -> Block:
    """An empty side has no column."""
    told = [
        (
            f"{side.value.capitalize()} ({count})",
            *(with_letter(one, step.date) for one, how in vote.ballots if how is side),
        )
        for side, count in zip(SIDES, vote.printed, strict=True)
    ]
    return Block(kind="table", rows=tuple(zip_longest(*(one for one in told if len(one) > 1), fillvalue="")))


def _row(one: Politician, step: Step, ballot: Ballot, columns: tuple[Ballot, ...]) -> tuple[str, ...]:
    return (one.name, one.party_on(step.date), *("X" if ballot is column else "" for column in columns))
