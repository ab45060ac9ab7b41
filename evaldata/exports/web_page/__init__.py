"""A web page in one file: it works without a network and without the dashboard."""

from evaldata.exports.web_page.page import web_page

__all__ = ["web_page"]
