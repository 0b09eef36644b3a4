# What is stored about you
own-title = What is stored about you
own-phone-title = On this phone
own-phone-text = What you have written lies here, locked. When you sign out, all of it is deleted.
own-there-title = At the municipality
own-years = Deleted { NUMBER($years) } years after the end of the year.
own-person = When you have stopped and the years are over, your name is deleted too.
own-undecided = The municipality has not said when it is deleted. Ask the office.
own-reports =
    { $count ->
        [one] 1 report
       *[other] { $count } reports
    }
own-supervision =
    { $count ->
        [one] 1 request for supervision
       *[other] { $count } requests for supervision
    }
own-messages =
    { $count ->
        [one] 1 message about a concern or an incident
       *[other] { $count } messages about a concern or an incident
    }
own-letters =
    { $count ->
        [one] 1 message from the office
       *[other] { $count } messages from the office
    }
own-sign-offs =
    { $count ->
        [one] 1 time somebody was asked to confirm
       *[other] { $count } times somebody was asked to confirm
    }
own-log = Who at the office has seen what
own-file-title = Download a copy
own-file-text = The file shows hours, driving, expenses and when you have sent something. Notes, places and reports are not in it, since they are about others too. Ask the office for them.
own-file-open = The file is not locked. Keep it in a safe place.
own-file-save = Download the file
own-file-saved = The file is downloaded.
own-file-failed = The file was not saved. Try again.
own-delete-title = Correcting or deleting
own-delete-text = You can ask the office to correct or delete something. What pay is reckoned from, the municipality must keep for at least 5 years. The approved timesheet stays.
