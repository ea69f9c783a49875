"""Letters → messages → an SMTP server or files: each recipient gets each letter once."""
