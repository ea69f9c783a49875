"""Letters → messages → an SMTP server or files: each recipient gets each letter once."""

from briefing.mail.files import write_eml
from briefing.mail.ledger import Ledger
from briefing.mail.messages import message
from briefing.mail.recipients import recipient, recipients_from
from briefing.mail.smtp import Patience, send

__all__ = ["Ledger", "Patience", "message", "recipient", "recipients_from", "send", "write_eml"]
