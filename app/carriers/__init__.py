"""What takes a message over the line: a carrier for each kind of channel, all with the same few steps.

`letters` hands to a mail server, `webhook` calls an address of the person's, `chat` goes through a library of
many services. Nothing is imported here: the process of `chat_child` takes only the library.
"""
