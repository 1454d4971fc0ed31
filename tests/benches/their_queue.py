"""django-post_office sends the same mail from its own queue, with its own five threads; runs in an environment of its own.

`python their_queue.py DATABASE_HOST:PORT/NAME SMTP_PORT COUNT MAIL_FILE` prints mails a second.
"""

import sys
import time
from email import message_from_bytes, policy
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command


def main(place, smtp_port, count, path):
    host, _, name = place.partition("/")
    host, _, port = host.partition(":")
    database = {"ENGINE": "django.db.backends.postgresql", "HOST": host, "PORT": port, "NAME": name, "USER": "postgres"}
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "post_office"],
        DATABASES={"default": database},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=int(smtp_port),
        POST_OFFICE={
            "THREADS_PER_PROCESS": 5,
            "BATCH_SIZE": 1000,
            "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
        },
    )
    django.setup()
    call_command("migrate", verbosity=0)
    from post_office import mail

    parsed = message_from_bytes(Path(path).read_bytes(), policy=policy.default)
    texts = {kind: parsed.get_body((kind,)).get_content() for kind in ("plain", "html")}
    same = {"sender": "sender@acme.example", "subject": "Grippers", "priority": "medium"}
    same |= {"message": texts["plain"], "html_message": texts["html"]}
    mail.send_many([{"recipients": [f"p{number}@home.example"], **same} for number in range(int(count))])
    began = time.time()
    while sum(mail.send_queued(processes=1, log_level=0)):
        pass
    print(int(count) / (time.time() - began))


if __name__ == "__main__":
    main(*sys.argv[1:])
