"""However the lines of a log stand, lie across one another or are cut, the union is the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventapp.meetings.intervals import Span, clip, gaps, seconds, union
from eventapp.meetings.reading import read_log

START = datetime(2021, 10, 13, tzinfo=UTC)
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"

moments = st.integers(0, 600).map(lambda n: START + timedelta(minutes=n))
spans = st.lists(st.tuples(moments, moments).map(lambda pair: Span(*sorted(pair))), max_size=12)


@given(spans, st.randoms())
def test_order_does_not_matter(found, random):
    shuffled = random.sample(found, len(found))

    assert union(shuffled) == union(found)


@given(spans, st.data())
def test_cutting_a_span_in_two_changes_nothing(found, data):
    cut = []
    for span in found:
        at = data.draw(st.integers(0, int(span.seconds)))
        middle = span.start + timedelta(seconds=at)
        cut += [Span(span.start, middle), Span(middle, span.end)]

    assert union(cut) == union(found)


@given(spans)
def test_counting_twice_changes_nothing(found):
    assert union(found + found) == union(found)
    assert union(union(found)) == union(found)


@given(spans, spans)
def test_another_line_never_lowers_presence(found, more):
    assert seconds(union(found + more)) >= seconds(union(found))


@given(spans, st.tuples(moments, moments).map(lambda pair: Span(*sorted(pair))))
def test_a_window_and_what_is_outside_add_up_and_gaps_fill_the_rest(found, window):
    merged = union(found)
    inside = clip(merged, window)
    outside = clip(merged, Span(START, window.start)) + clip(
        merged, Span(window.end, START + timedelta(days=1))
    )

    assert seconds(inside) + seconds(outside) == seconds(merged)
    if merged:
        whole = Span(merged[0].start, merged[-1].end)
        assert seconds(merged) + seconds(gaps(merged)) == whole.seconds


lines = st.lists(
    st.tuples(st.sampled_from(["Hồng Tiến", "Tân Dân", "Đa Lộc"]), moments, moments).map(
        lambda row: (row[0], *sorted(row[1:]))
    ),
    min_size=1,
    max_size=10,
)


def presence(rows, newline="\n", mark=""):
    """Name -> union, as read from a file of these rows."""
    body = newline.join(f"{n},,{a:%m/%d/%Y %H:%M:%S},{b:%m/%d/%Y %H:%M:%S},1" for n, a, b in rows)
    log = read_log(f"{mark}{HEAD}{newline}{body}{newline}".encode())
    names = {one.name for one in log.connections}
    return {
        name: union(Span(c.joined, c.left) for c in log.connections if c.name == name)
        for name in names
    }


@given(lines, st.randoms(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
def test_a_file_says_the_same_in_any_order_with_any_line_ends(rows, random, newline, mark):
    shuffled = random.sample(rows, len(rows))

    assert presence(shuffled, newline, mark) == presence(rows)
