"""Lost updates: processes that press at once (`hand`), the server they press (`serving`), the truth after (`truth`)."""
