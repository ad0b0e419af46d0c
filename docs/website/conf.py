"""What Sphinx makes of the pages: `make site`."""

from massage_cli import __version__

project = "massage"
release = __version__
language = "en"
extensions = ["myst_parser"]
# The anchors of headings are those of the repository's own pages.
myst_heading_anchors = 4
nitpicky = True
smartquotes = False  # --plain is no dash
html_theme = "furo"
html_title = "massage"
html_static_path = ["static"]
html_extra_path = ["../../build/website/extra"]
html_css_files = ["style.css"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = False
html_show_search_summary = False  # it would fetch each page that is found, which a file cannot
