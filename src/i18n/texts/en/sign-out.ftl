sign-out-confirm = Sign out
sign-out-open = Sign out on this phone
sign-out-title = Sign out on this phone?
sign-out-text = Everything on the phone is deleted: sessions, assignments and drafts. The municipality has what you have sent.
sign-out-again = To use the app again, you need a new invitation from the office.
sign-out-unsent =
    { $count ->
        [one] 1 entry is not sent
       *[other] { $count } entries are not sent
    }
sign-out-unsent-text = What is not sent is gone for good when you sign out. Send it first, or save it as a file for the office.
sign-out-half-written = You have begun on something that is not saved. It goes too.
sign-out-offline = Without a network the phone forgets everything at once. The municipality hears of it the next time the app is online.
sign-out-discard = Delete and sign out
