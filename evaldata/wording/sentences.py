"""What the data say, in sentences: counts, filters and what a filter can and cannot tell."""

from collections.abc import Sequence

from evaldata.analysis.classes import CLASS_NAMES, ClassCounts, QuoteClass
from evaldata.analysis.filters import Dropped, Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement
from evaldata.model.language import capitalised, counted, enumeration, quotes, responses, spelled
from evaldata.model.text import shortened
from evaldata.model.vocabulary import STATEMENT_NAMES, StatementKind, Wording

EVERYONE = "about everyone, whatever the filter"


def known_and_possible(counts: ClassCounts) -> str:
    """The quotes that a filter leaves, by class: never added to each other."""
    return f"{counts.matches:,} known to match, {counts.possible:,} possible"


def statement_name(statement: Statement) -> str:
    """What a statement is called: "Finding 3"."""
    return capitalised(f"{STATEMENT_NAMES[statement.kind][0]} {statement.number}")


def number_of_kind(number: int, kind: StatementKind) -> str:
    """So many statements of a kind, in the middle of a sentence: "two findings"."""
    return f"{spelled(number)} {STATEMENT_NAMES[kind][number != 1]}"


def statements_counted(dataset: Dataset, *kinds: StatementKind) -> str:
    """How many statements there are of each kind: "Ten findings and one recommendation"."""
    amounts = [number_of_kind(n, kind) for kind in kinds if (n := len(dataset.of_kind(kind)))]
    return capitalised(enumeration(amounts))


def filter_in_words(filter_: Filter, dataset: Dataset) -> str:
    """A filter as one reads it out: "London or North-East, Year 3"; empty for none."""
    return ", ".join(
        enumeration([value.shown for value in values], "or")
        for _, values in filter_.values(dataset.attributes)
    )


def about_everyone(view: View) -> str:
    """What has to be said of findings and themes beside a filter; empty where nothing is asked."""
    return capitalised(EVERYONE) if view.filter else ""


def headline_about_everyone(view: View) -> str:
    """What has to be said of a file's headline beside a filter; empty where nothing is asked."""
    return f"The headline is {EVERYONE}" if view.filter else ""


def scope(dataset: Dataset) -> str:
    """How large the evaluation is: responses, regions, findings, recommendations."""
    everything = View.of(dataset)
    if not dataset.responses:
        themes = counted(len(dataset.themes), "theme", "themes")
        return f"{capitalised(quotes(everything.counts.total))} on {themes}."
    method, given = dataset.method, responses(dataset.responses)
    if method is not None:
        by_method = everything.by_value(method)
        given = enumeration([f"{n:,} {value.many}" for value, n in by_method if n])
    parts = [given]
    area = dataset.evaluation.map_attribute
    if area is not None:
        places = sum(1 for _, n in everything.by_value(area) if n)
        parts.append(f"in {spelled(places)} {area.plural}")
    said = statements_counted(dataset, StatementKind.FINDING, StatementKind.RECOMMENDATION)
    sentences = [" ".join(parts), said]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def who_took_part(view: View) -> str:
    """Whose responses the filter leaves, without a full stop: "2 responses from …; none from …".

    Responses, not people: one person may have given several.
    """
    if not view.dataset.responses:
        return "Who took part is not known"
    given = _from_whom(view)
    if not given:
        return "Nobody took part" if view.dataset.complete else "Nobody is shown to have taken part"
    (first, whose), *others = given
    said = [f"{responses(first)} {whose}"]
    said += [f"{n:,} {from_others}" for n, from_others in others]
    absent = enumeration(absent_voices(view), "or")
    tail = f"; none from {absent}" if absent else ""
    if not view.dataset.complete:
        tail = "; there may be others, who are not shown so that nobody can be recognised"
    return f"{enumeration(said)}{tail}"


def in_common(view: View) -> str:
    """What all responses that a filter leaves have in common beside it: so that nothing differs.

    Empty without a filter, where they have nothing in common, and where not all are shown.
    """
    dataset = view.dataset
    if not (view.filter and view.responses and dataset.complete):
        return ""
    others = [a for a in dataset.attributes if not view.filter.of_attribute(a.id)]
    same = [
        value.shown
        for attribute in others
        if attribute != dataset.voice and len(attribute.values) > 1
        for value, number in view.by_value(attribute)
        if number == view.responses
    ]
    return f"All these responses: {enumeration(same)} only." if same else ""


def responses_by_voice(view: View) -> str:
    """How many responses the filter leaves, and whose: "6 responses: 1 from a commissioner …"."""
    if not view.responses:
        return who_took_part(view)
    given, voice = _from_whom(view), view.dataset.voice
    unshown = view.responses - sum(n for n, _ in given) if voice.values else 0
    if len(given) == 1 and not unshown:
        return f"{responses(view.responses)} {given[0][1]}"
    whose = enumeration([f"{n:,} {whom}" for n, whom in given])
    tail = f": {whose}" if whose else ""
    rest = f"; of {unshown:,} the {voice.one} is not shown" if unshown and whose else ""
    return f"{responses(view.responses)}{tail}{rest}"


def _from_whom(view: View) -> list[tuple[int, str]]:
    """How many responses the filter leaves of each voice, and "from commissioners"."""
    counts = view.by_value(view.dataset.voice)
    return [(n, f"from {value.many if n > 1 else value.somebody}") for value, n in counts if n]


def absent_voices(view: View) -> list[str]:
    """Whom the filter asks for and who did not take part; empty where some are not shown."""
    if not view.dataset.complete:
        return []
    voice = view.dataset.voice
    asked = view.filter.of_attribute(voice.id) or voice.texts
    return [v.many for v, n in view.by_value(voice) if not n and v.text in asked]


def nobody_left(view: View) -> str:
    """That a filter leaves nobody, as far as that may be known."""
    if view.dataset.complete:
        return "Nobody who took part fits this filter."
    return "Nobody is shown under this filter, so that no participant can be recognised."


def unsaid(view: View) -> str:
    """What of the filtered attributes is not known: "the report does not say the region"."""
    names = enumeration([f"the {attribute.one}" for attribute in view.withheld], "or")
    protected = view.dataset.protection.quotes
    return f"{names} is not shown" if protected else f"the report does not say {names}"


def showing(view: View) -> str:
    """What the filter leaves: quotes by class and responses, of all."""
    counts, total = view.counts, view.dataset.responses
    if not view.filter:
        if not counts.total:
            return f"Showing all {responses(total)}, and no quotes" if total else "No quotes"
        given = f" and {responses(total)}" if total else ""
        return f"Showing all {quotes(counts.total)}{given}"
    given = f"{view.responses:,} of {total:,} responses and " if total else ""
    listed = f"{counts.left:,} of {quotes(counts.total)}: {known_and_possible(counts)}"
    return f"Showing {given}{listed}"


def why_possible(view: View, counts: ClassCounts) -> str:
    """Why some of these quotes are only possible and others ruled out; empty without a filter."""
    sentences = []
    if counts.possible:
        sentences.append(f"A quote is possible where {unsaid(view)}.")
    if counts.ruled_out:
        sentences.append(
            f"{capitalised(quotes(counts.ruled_out))} "
            f"{'is' if counts.ruled_out == 1 else 'are'} ruled out: nobody who took part fits "
            "both the filter and what is known of the speaker."
        )
    return " ".join(sentences) if view.filter else ""


def class_heading(quote_class: QuoteClass, view: View) -> str:
    """The heading over the quotes of a class."""
    words = filter_in_words(view.filter, view.dataset)
    return f"{capitalised(CLASS_NAMES[quote_class])}: {words}"


def class_explanation(quote_class: QuoteClass, view: View) -> str:
    """Why quotes are in a class."""
    return {
        QuoteClass.MATCHES: "What the report states of these speakers meets the filter.",
        QuoteClass.POSSIBLE: (
            f"{capitalised(unsaid(view))} for these; "
            "someone who took part fits both the filter and what is known of the speaker."
        ),
        QuoteClass.RULED_OUT: (
            "Nobody who took part fits both the filter and what is known of the speaker."
        ),
    }[quote_class]


def dropped_in_words(dropped: Sequence[Dropped], whose: str = "this evaluation") -> str:
    """A notice of values in the address that something does not know, as a rule the evaluation."""
    named = enumeration([f"{d.label} “{shortened(d.text)}”" for d in dropped])
    return f"The address asked for {named}, which {whose} does not have. It was left out."


def wording_in_words(dataset: Dataset) -> str:
    """What a reader should know of the quotes' wording."""
    known: dict[tuple[Wording, ...], str] = {
        (Wording.VERBATIM,): "Quotes are the speakers' own words.",
        (Wording.PARAPHRASE,): "Quotes are paraphrased, not the speakers' own words.",
    }
    return known.get(dataset.quotes.wordings, "Some quotes are paraphrased; each says so.")


def loosening(view: View, theme_ids: Sequence[str] | None = None) -> list[str]:
    """The ids of the filtered attributes, that first whose release leaves the most quotes."""

    def left(name: str) -> int:
        return View.of(view.dataset, view.filter.without(name)).counts_of(theme_ids).left

    return sorted((name for name, _ in view.filter.chosen), key=left, reverse=True)


def over_and_headline(view: View) -> tuple[str, str]:
    """What stands over Overview, and its message; with a filter who took part of those asked."""
    evaluation = view.dataset.evaluation
    message = evaluation.headline or evaluation.title
    words = filter_in_words(view.filter, view.dataset)
    if not words:
        return evaluation.subtitle, message
    if not view.dataset.responses:
        return message, words
    one_voice = len(view.filter.of_attribute(view.dataset.voice.id)) == 1
    plainly = one_voice and view.responses and view.dataset.complete
    return message, f"{words}: {responses(view.responses) if plainly else who_took_part(view)}"


def quotes_counted(view: View) -> tuple[int, str]:
    """All quotes, with a filter those known to match; and what the number counts."""
    counts = view.counts
    number = counts.matches if view.filter else counts.total
    called = "quote" if number == 1 else "quotes"
    possible = f", {counts.possible:,} more possible" if counts.possible else ""
    return number, f"{called} known to match{possible}" if view.filter else called
