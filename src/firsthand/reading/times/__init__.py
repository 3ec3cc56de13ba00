"""When: the time expressions of a report, and the time of each event.

find_times(text, published)                    every time expression, with its TIMEX3 value and ISO ends
reference_date(text, published)                the day that relative times count from
Timeline                                       the times of one report, for its events to ask for their own
"""

from firsthand.reading.times.attachment import Mention, Timeline
from firsthand.reading.times.expressions import find_times
from firsthand.reading.times.reference import reference_date

__all__ = ["Mention", "Timeline", "find_times", "reference_date"]
