# Receipts that another app on the phone shares with this one
share-title = Attach a receipt
share-file = { $name } ({ $size })
share-where = Which session is it for?
share-new = A new session
share-attach = Attach
share-failed-title = Not attached
share-gone-title = The picture is not here any more
share-gone-text = Go back to the picture, and share it again. Or choose it in the form.
