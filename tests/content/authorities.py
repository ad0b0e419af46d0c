"""Whom the routines and the guide may cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlparse

AUTHORITIES = {
    "bjsm.bmj.com",
    "bmcpregnancychildbirth.biomedcentral.com",
    "bmjopensem.bmj.com",
    "cks.nice.org.uk",
    "digitalcommons.wku.edu",
    "healthletter.mayoclinic.com",
    "journals.lww.com",
    "newsnetwork.mayoclinic.org",
    "pmc.ncbi.nlm.nih.gov",
    "pubmed.ncbi.nlm.nih.gov",
    "www.aafp.org",
    "www.apa.org",
    "www.cochranelibrary.com",
    "www.frontiersin.org",
    "www.jssm.org",
    "www.mayoclinic.org",
    "www.merckmanuals.com",
    "www.nccih.nih.gov",
    "www.nhs.uk",
    "www.nidirect.gov.uk",
}
"""Health services, societies of the profession, Cochrane, and journals that PubMed lists.

The International Journal of Exercise Science has its meetings' abstracts at digitalcommons.wku.edu.
"""


def hosts(texts: Iterable[str]) -> set[str | None]:
    """The hosts that `texts` link to."""
    return {
        urlparse(link).hostname for text in texts for link in re.findall(r"https?://[^\s)]+", text)
    }
