"""Whether the texts of a sequence could become honest, whole mails."""

from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step
from sequencer.core.write.attachments import check_name, check_together
from sequencer.core.write.rendering import check_step
from sequencer.errors import UserError


def check_texts(definition: Definition, known: frozenset[str]) -> None:
    """Raises UserError naming the first step whose subject or text cannot be used; `known` are all merge fields."""
    for number, step in enumerate(definition.steps, 1):
        try:
            check_texts_of(definition, step, known)
        except UserError as error:
            raise UserError(f"Step {number}: {error}") from None


def check_texts_of(definition: Definition, step: Step, known: frozenset[str]) -> None:
    """The same for one step of it."""
    if step.kind not in MAIL_KINDS:
        return
    opens_thread = step.is_new_thread or definition.can_be_first_mail(step.key)
    for subject, body in step.texts:
        check_step(subject, body, known, opens_thread)
    for one in step.files:
        check_name(one.name)
    check_together([(one.name, one.size) for one in step.files])
