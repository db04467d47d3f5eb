"""The kinds of words, numbers and marks a deadline is made of: the names that the patterns are written with.

`phrases` says which Vietnamese words are of which kind, `tokens` finds them in a phrase, `rules` and `clauses` put them
together. A mark is a kind by itself and is written as it is (`MARKS`), but for brackets, which group in a pattern.
"""

from __future__ import annotations

# Units of time: ngày, ngày làm việc, tuần, tháng, quý, and the word "năm".
DAY, WORKDAY, WEEK, MONTH, QUARTER, YEAR = "DAY", "WORKDAY", "WEEK", "MONTH", "QUARTER", "YEAR"
# Numbers: one or two digits, in letters ("sáu"), Roman; a year from 2000 to 2099; any other.
NUMBER, NUMBER_WORD, ROMAN = "NUMBER", "NUMBER_WORD", "ROMAN"
FULL_YEAR, OTHER_NUMBER = "FULL_YEAR", "OTHER_NUMBER"
# "17h00", "thứ sáu", "năm sau", "tháng này".
TIME_OF_DAY, WEEKDAY, OTHER_YEAR, THIS = "TIME_OF_DAY", "WEEKDAY", "OTHER_YEAR", "THIS"
# What repeats: hằng, định kỳ, lần.
EACH, PERIODIC, TIMES = "EACH", "PERIODIC", "TIMES"
# Words that place a time: từ, đến, trước, sau, trong, chậm nhất; cuối, đầu, khoảng, cả, nửa.
FROM, TO, BEFORE, AFTER, WITHIN, BY = "FROM", "TO", "BEFORE", "AFTER", "WITHIN", "BY"
END, BEGINNING, VAGUE, WHOLE, HALF = "END", "BEGINNING", "VAGUE", "WHOLE", "HALF"
# giai đoạn; ngày làm việc cuối cùng; các năm tiếp theo; trở đi; thường xuyên.
STRETCH, LAST_WORKDAY, FOLLOWING_YEARS = "STRETCH", "LAST_WORKDAY", "FOLLOWING_YEARS"
ONWARDS, ONGOING = "ONWARDS", "ONGOING"
# khi, theo; tầm nhìn; chưa xác định; của; và; hoặc.
CONDITION, VISION, UNDETERMINED, OF, AND, OR = "CONDITION", "VISION", "UNDETERMINED", "OF", "AND", "OR"
# "sau đó" before what follows the time; "ngay" (at once); an occasion (dịp, kỷ niệm ngày).
LATER, AT_ONCE, OCCASION = "LATER", "AT_ONCE", "OCCASION"
# Words around a time: that forbid to read it (hoãn, không), done (đã xong), remarks (được), actions (ban hành), others.
FORBIDDING, DONE, REMARK, ACTION, WORD = "FORBIDDING", "DONE", "REMARK", "ACTION", "WORD"
# The number of a document, and a sign that says nothing.
DOCUMENT, STRANGE = "DOCUMENT", "STRANGE"
OPEN, CLOSE = "OPEN", "CLOSE"
MARKS = (",", ";", ":", "/", ".", "-")
COMMA, SEMICOLON, COLON, SLASH, DOT, DASH = MARKS

# What the rules make of these: a time, a rhythm, a day in a cycle, a day whose month is not named, a number of days.
TIME, RHYTHM, CYCLE_DAY, DAY_ONLY, DURATION = "TIME", "RHYTHM", "CYCLE_DAY", "DAY_ONLY", "DURATION"

NUMBERS = frozenset({NUMBER, NUMBER_WORD, ROMAN})
UNITS = frozenset({DAY, WEEK, MONTH, QUARTER, YEAR})

KINDS: tuple[str, ...] = (
    *(DAY, WORKDAY, WEEK, MONTH, QUARTER, YEAR, NUMBER, NUMBER_WORD, ROMAN, FULL_YEAR, OTHER_NUMBER),
    *(TIME_OF_DAY, WEEKDAY, OTHER_YEAR, THIS, EACH, PERIODIC, TIMES, FROM, TO, BEFORE, AFTER, WITHIN, BY),
    *(END, BEGINNING, VAGUE, WHOLE, HALF, STRETCH, LAST_WORKDAY, FOLLOWING_YEARS, ONWARDS, ONGOING),
    *(CONDITION, VISION, UNDETERMINED, OF, AND, OR, LATER, AT_ONCE, OCCASION),
    *(FORBIDDING, DONE, REMARK, ACTION, WORD, DOCUMENT, STRANGE),
    *(OPEN, CLOSE, *MARKS, TIME, RHYTHM, CYCLE_DAY, DAY_ONLY, DURATION),
)
"""Every kind there is. Patterns may name no other."""
