"""The website of the documentation: its pages, their order, and those that the program draws.

The pages are the Markdown of this repository, as it reads there. `python -m docs.website FOLDER`
lays them out for Sphinx, with a page for each routine and plan, made anew each time and never kept;
`make site` does both.
"""
