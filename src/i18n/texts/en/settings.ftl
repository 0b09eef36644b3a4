settings-title = Settings
settings-language = Language
settings-scheme = Appearance
settings-scheme-auto = Like the phone
settings-scheme-light = Light
settings-scheme-dark = Dark
settings-sending = Sending
settings-send-now = Send now
settings-last-contact = Last in touch with the municipality: { $when }
settings-never-contact = Not been in touch with the municipality yet
settings-unsent-title = Not sent
settings-unsent-session = Session { $date }
settings-unsent-submit = Timesheet { $period }
settings-unsent-withdraw = Timesheet taken back
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
