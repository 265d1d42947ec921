"""The script Streamlit runs for every click: the pages' list and the chosen page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import login, state
from ui.headers import SPEAKS
from ui.texts import text
from ui.uploader import uploader_style

HERE = Path(__file__).parent
# Address below the root -> icon, in the order of the menu; words/*.toml has [nav] with their names. The first is the
# start page.
PAGES = {
    "fraga": ":material/forum:",
    "sok": ":material/search:",
    "arenden": ":material/route:",
    "partier": ":material/groups:",
    "forlagor": ":material/content_copy:",
    "arkivet": ":material/inventory_2:",
    "utvardering": ":material/fact_check:",
    "dokument": ":material/description:",
}
START_PAGE = next(iter(PAGES))
HIDDEN = {"dokument"}  # reached by links only


def main() -> None:
    lang = state.lang()
    st.set_page_config(page_title=text("app.title", lang), page_icon=str(HERE / "icon.svg"), layout="centered")
    st.html(HERE / "style.css")
    st.html(uploader_style(lang))
    st.html(f"<script>{SPEAKS[lang]}</script>", unsafe_allow_javascript=True)
    if not login.let_in(lang):
        return
    page = st.navigation(
        [
            st.Page(
                HERE / "pages" / f"{name}.py",
                title=text(f"nav.{name}", lang),
                icon=icon,
                url_path=name,
                default=name == START_PAGE,
                visibility="hidden" if name in HIDDEN else "visible",
            )
            for name, icon in PAGES.items()
        ]
    )
    page.run()


if __name__ == "__main__":
    main()
