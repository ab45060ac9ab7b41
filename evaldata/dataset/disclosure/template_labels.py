"""Where a template that is used says who somebody is."""

from collections.abc import Mapping

from evaldata.dataset.disclosure.labels_in_text import MESSAGE, labels_of
from evaldata.dataset.disclosure.protecting import Protected, people_of
from evaldata.dataset.rules.rows import Tables
from evaldata.model.look import LOGO, LOOK_FILES
from evaldata.model.problems import Problem, in_file
from evaldata.office.templates.template_text import words


def said_in_templates(tables: Tables, safe: Protected, held: Mapping[str, bytes]) -> list[Problem]:
    """Each template that says the id of a participant or the label of a speaker.

    Args:
        tables: The tables as they were written.
        safe: The same as they may be shown.
        held: The files that the look names, by its key, as they are used.
    """
    templates = [file for file in LOOK_FILES if file is not LOGO and file.key in held]
    if not safe.protection.needed or not templates:
        return []
    people = people_of(tables["participants"])
    labels = labels_of(tables, safe.evaluation, safe.protection, people)
    return [
        in_file(
            "disclosure_text",
            file.named(safe.evaluation.look),
            MESSAGE,
            "Take it out of the template's master, header or footer.",
        )
        for file in templates
        if labels and any(labels.stand_in(text) for text in words(held[file.key]))
    ]
