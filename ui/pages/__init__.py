"""The pages of the app, one file each; Streamlit runs the chosen one (ui/main.py)."""
