"""The domain: open this folder and read what the product is about. No request, no RQ in here."""
