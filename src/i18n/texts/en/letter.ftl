# Messages from the office, on the phone
letter-title = Messages from the office
letter-none = No messages yet. When the office writes to you, you will see it here.
letter-new = New
letter-news =
    { $count ->
        [one] New message from the office
       *[other] { $count } new messages from the office
    }
letter-answer = If you want to answer, you can call the office.

# The office
letter-desk-title = Messages to support contacts
letter-desk-nav = Write to contacts
letter-desk-new = Write a message
letter-desk-hint = It is read on the contact's own phone. Leave out names, addresses and anything about the person they meet.
letter-desk-nobody = You do not follow up any support contacts yet.
letter-desk-to = To
letter-desk-all =
    { $count ->
        [one] Everyone you follow up ({ $count })
       *[other] Everyone you follow up ({ $count })
    }
letter-desk-subject = What is it about?
letter-desk-text = The message
letter-desk-look = Look it over
letter-desk-check-title = Look the message over
letter-desk-send = Send the message
letter-desk-change = Change
letter-desk-sent = Sent
letter-desk-none = No messages have been sent.
letter-desk-by = { $officer }, { $moment }
letter-desk-take-back = Take back
letter-desk-take-back-this = Take back “{ $subject }”
letter-desk-take-back-title = Do you want to take the message back?
letter-desk-take-back-text = It goes from the phones the next time they are online. Some may have read it.
letter-desk-no-one = Choose who the message is for.
letter-desk-no-subject = Write what it is about.
letter-desk-no-text = Write the message.
letter-desk-too-long = Shorten it to { NUMBER($most) } characters.
