settings-title = Settings
settings-language = Language
settings-scheme = Appearance
settings-scheme-auto = Like the phone
settings-scheme-light = Light
settings-scheme-dark = Dark
settings-text = Text size
settings-text-usual = Usual
settings-text-larger = Larger
settings-text-largest = Largest
settings-sending = Sending
settings-send-now = Send now
settings-last-contact = Last in touch with the municipality: { $when }
settings-never-contact = Not been in touch with the municipality yet
settings-unsent-title = Not sent
settings-unsent-session = Session { $date }
settings-unsent-submit = Timesheet { $period }
settings-unsent-withdraw = Timesheet taken back
settings-rescue = Save as a file
settings-rescue-text = Will it not go? Save it as a file, and give that to the office. Only the municipality can open it.
settings-rescued = The file is saved. Give it to the office.
settings-rescued-without =
    { $count ->
        [one] The file is saved, but { $count } receipt did not fit. It is still here.
       *[other] The file is saved, but { $count } receipts did not fit. They are still here.
    }
settings-rescue-nothing = There is nothing to save. The phone must have been online once first.
settings-rescue-failed = The file was not made. Try again, or restart the phone.
settings-stored-title = On this phone
settings-stored-text = Sessions, assignments and what you have written. Everything is encrypted, and no names of the people you meet are included.
settings-stored-assignments =
    { $count ->
        [one] 1 assignment
       *[other] { $count } assignments
    }
settings-stored-sessions =
    { $count ->
        [one] 1 session
       *[other] { $count } sessions
    }
settings-kept = The browser has promised to keep it, also when the phone gets full.
settings-not-kept = The browser has not promised to keep it. Put the app on the home screen, and send often.
settings-kept-unknown = The browser does not say whether it keeps it. Send often.
settings-room = It uses { $used } MB. There is room for { $left } MB more.
settings-municipality = Municipality
settings-about = About the app
settings-version = Version { $version }
