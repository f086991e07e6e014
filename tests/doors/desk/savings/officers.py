"""Where and when officers keep benefits in these tests."""

from datetime import date

HERE = "2020-vision"
TODAY = date(2026, 11, 23)
DIRECTOR = "illustrative-lead-director"
MINE = "illustrative-forest-of-dean-saving"
