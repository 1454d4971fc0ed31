"""F-02 and X-01: wherever a worker dies, whatever the provider does and answers, a mail leaves once or visibly not."""

import pytest

from proofs.cases import CASES, tried

SAMPLE = CASES


@pytest.mark.parametrize("case", SAMPLE, ids=str)
def test_a_mail_leaves_once_or_visibly_not(case, sqlite_database, tmp_path):
    from builders import empty
    empty(sqlite_database)
    assert tried(case, sqlite_database, tmp_path).violations == []
