"""The tables of the catalogue.

Every record is kept whole, as JSON in `body`, beside the columns it is searched by. The record tables share those
columns, so that one translation of Filters serves them all (conditions.py). List columns hold JSON arrays of
normalised values (keys.py); `"x"` with its quotes occurs in them exactly when x is a member.
"""

from __future__ import annotations

# What brings tables of an earlier version up to this one, by the version it leads to; what is new in them is filled
# when the files are read again, which a new PARSER_VERSION brings about.
MIGRATIONS = {
    2: """
CREATE TABLE attendance (  -- who met, in which part; stands_in_for is the member whose place a substitute took
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    party TEXT NOT NULL,
    role TEXT NOT NULL,
    stands_in_for TEXT NOT NULL,
    PRIMARY KEY (document_id, name, party)
) WITHOUT ROWID;
CREATE TABLE findings (  -- what looks odd in a document, for its archivist
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    page_no INTEGER,
    detail TEXT NOT NULL,
    PRIMARY KEY (document_id, seq)
) WITHOUT ROWID;
CREATE INDEX findings_code ON findings (code);
""",
    3: """
CREATE TABLE mentions (  -- papers and remisser that an item names (mentions.py)
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,  -- a DocumentKind, or 'remiss'
    key TEXT NOT NULL,  -- the surname of an author; the number of a remiss
    name TEXT NOT NULL,
    date TEXT NOT NULL,  -- '' where it is not told, '-03-12' where the year is not
    municipality TEXT NOT NULL,
    PRIMARY KEY (item_id, kind, key, name, date)
) WITHOUT ROWID;
CREATE INDEX mentions_key ON mentions (municipality, kind, key);
""",
    4: """
CREATE TABLE party_names (  -- names of local parties; code is '' where the text gives no letters
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (document_id, name, code)
) WITHOUT ROWID;
""",
    5: """
ALTER TABLE failures ADD COLUMN tried TEXT NOT NULL DEFAULT '';  -- content and reader that failed; '' to try again
CREATE TABLE held_back (  -- documents whose earlier reading is kept, for this one found far fewer records
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    detail TEXT NOT NULL  -- "votes (1, was 4)"
) WITHOUT ROWID;
""",
    6: """
CREATE TABLE sentence_vectors (  -- of the passages with this text (sentence_vectors.py)
    text_hash TEXT NOT NULL,
    model TEXT NOT NULL,
    starts BLOB NOT NULL,  -- where each sentence begins in the text, int32
    vectors BLOB NOT NULL,  -- a row of int8 for each
    PRIMARY KEY (text_hash, model)
);
""",
}
SCHEMA_VERSION = max(MIGRATIONS)

SEARCHED_COLUMNS = (
    "document_id", "item_id", "municipality", "organs", "date", "document_kind", "section_kind", "paragraf",
    "parties", "names", "dnr_keys",
)  # fmt: skip

_RECORD_TABLE = """
CREATE TABLE {name} (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL,
    municipality TEXT NOT NULL,
    organs TEXT NOT NULL,
    date TEXT,
    document_kind TEXT NOT NULL,
    section_kind TEXT,
    paragraf TEXT,
    parties TEXT NOT NULL,
    names TEXT NOT NULL,
    dnr_keys TEXT NOT NULL,
    {extra}
    body TEXT NOT NULL
);
CREATE INDEX {name}_document ON {name} (document_id);
CREATE INDEX {name}_item ON {name} (item_id);
"""

RECORD_TABLES = {
    "items": "",
    "sections": "",
    "statements": "kind TEXT NOT NULL,",
    "decisions": "",
    "votes": "",
    "passages": "text_hash TEXT NOT NULL,",
}

_FIRST = (
    """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE roots (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    parser_version INTEGER NOT NULL,
    municipality TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    body TEXT NOT NULL
);
CREATE TABLE locations (
    root_id INTEGER NOT NULL REFERENCES roots (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    PRIMARY KEY (root_id, source)
) WITHOUT ROWID;
CREATE INDEX locations_document ON locations (document_id, root_id, source);
CREATE TRIGGER gone AFTER DELETE ON locations
WHEN NOT EXISTS (SELECT 1 FROM locations WHERE document_id = old.document_id)
BEGIN DELETE FROM documents WHERE id = old.document_id; END;
CREATE TRIGGER replaced AFTER UPDATE OF document_id ON locations
WHEN NOT EXISTS (SELECT 1 FROM locations WHERE document_id = old.document_id)
BEGIN DELETE FROM documents WHERE id = old.document_id; END;
CREATE TABLE pages (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    page_no INTEGER NOT NULL,
    body BLOB NOT NULL,  -- zlib over JSON
    PRIMARY KEY (document_id, page_no)
);
CREATE TABLE people (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    party TEXT NOT NULL,
    PRIMARY KEY (document_id, name, party)
) WITHOUT ROWID;
CREATE TABLE item_dnr (
    dnr_key TEXT NOT NULL,
    municipality TEXT NOT NULL,
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (dnr_key, municipality, item_id)
) WITHOUT ROWID;
CREATE INDEX item_dnr_item ON item_dnr (item_id);
CREATE TABLE item_refs (  -- what an item refers to: "§ 12 of that organ on that day"
    -- The key comes first: SQLite 3.40 finds fault with any other order when it checks the file.
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    organ TEXT NOT NULL,
    date TEXT NOT NULL,
    paragraf TEXT NOT NULL,
    municipality TEXT NOT NULL,
    PRIMARY KEY (item_id, organ, date, paragraf)
) WITHOUT ROWID;
CREATE INDEX item_refs_date ON item_refs (date, paragraf);
CREATE TABLE item_titles (  -- items whose title was compared with all others; the key is "" where it tells nothing
    item_id TEXT PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
    municipality TEXT NOT NULL,
    title_key TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX item_titles_place ON item_titles (municipality, title_key);
CREATE TABLE links (
    item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    other_item_id TEXT NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    by TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (item_id, other_item_id, by)
) WITHOUT ROWID;
CREATE INDEX links_other ON links (other_item_id);
CREATE TABLE vectors (
    text_hash TEXT NOT NULL,
    model TEXT NOT NULL,
    vector BLOB NOT NULL,  -- float32, little endian, unit length
    PRIMARY KEY (text_hash, model)
);
CREATE TABLE indexed (  -- what the derived stores are known to hold (outbox.py)
    store TEXT NOT NULL,
    passage_id TEXT NOT NULL,
    PRIMARY KEY (store, passage_id)
) WITHOUT ROWID;
CREATE TABLE failures (
    root_id INTEGER NOT NULL REFERENCES roots (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    error TEXT NOT NULL,
    message TEXT NOT NULL,
    remedy TEXT NOT NULL,
    PRIMARY KEY (root_id, source)
) WITHOUT ROWID;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,  -- NULL while it runs, and for ever if it was killed
    report TEXT NOT NULL
);
"""
    + "".join(_RECORD_TABLE.format(name=name, extra=extra) for name, extra in RECORD_TABLES.items())
    + "CREATE INDEX items_day ON items (date, paragraf);\n"
    + "CREATE INDEX passages_hash ON passages (text_hash);\n"
    # Filtering reads this index alone, not the many times larger table.
    + f"CREATE INDEX passages_searched ON passages ({', '.join(SEARCHED_COLUMNS)}, id);\n"
    # What a document is called and where it stands: the first of its paths, with the archive folder.
    + """
CREATE VIEW document_infos AS
SELECT d.id, d.parser_version, json_set(d.body, '$.source', l.source, '$.root', r.path) AS info, l.source
FROM documents d
JOIN locations l ON l.document_id = d.id
JOIN roots r ON r.id = l.root_id
WHERE (l.root_id, l.source) = (
    SELECT root_id, source FROM locations WHERE document_id = d.id ORDER BY root_id, source LIMIT 1
);
"""
)

SCHEMA = _FIRST + "".join(MIGRATIONS.values())
