"""Whom the routines and the guide may cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlparse

AUTHORITIES = {
    "bmcpregnancychildbirth.biomedcentral.com",
    "bmjopensem.bmj.com",
    "cks.nice.org.uk",
    "journals.lww.com",
    "newsnetwork.mayoclinic.org",
    "pmc.ncbi.nlm.nih.gov",
    "pubmed.ncbi.nlm.nih.gov",
    "www.aafp.org",
    "www.cochranelibrary.com",
    "www.jssm.org",
    "www.mayoclinic.org",
    "www.merckmanuals.com",
    "www.nidirect.gov.uk",
}
"""Health services, Cochrane, and journals that PubMed lists."""


def hosts(texts: Iterable[str]) -> set[str | None]:
    """The hosts that `texts` link to."""
    return {
        urlparse(link).hostname for text in texts for link in re.findall(r"https?://[^\s)]+", text)
    }
