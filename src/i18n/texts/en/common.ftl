app-name = Følgesvenn
page-title = { CAPITAL($page) } – Følgesvenn
skip-to-content = Skip to content
nav-label = Main menu
nav-today = Today
nav-month = Month
nav-assignments = Assignments
nav-settings = Settings
back = Back
cancel = Cancel
close = Close
undo = Undo
try-again = Try again
loading = Loading what you have saved …
optional = (optional)

not-found-title = Page not found
not-found-text = The link is old or mistyped. What you have saved is safe.
not-found-home = Go to Today

today-title = Today
today-log = Log a session
today-again = Log as last time
today-continue = Go on with what you started
today-unfinished-title = You have a session that is not saved
today-unfinished-text = What you wrote for { $date } is kept.
today-returned-title = { CAPITAL($period) } was sent back
today-returned-open = See what to correct
today-refused-title =
    { $count ->
        [one] One session was not accepted
       *[other] { $count } sessions were not accepted
    }
today-refused-open = See why
today-open-month = See { $period }
today-cleared-title = The browser deleted what was on the phone
today-cleared-text = What the municipality had received comes back by itself. What was not sent, you must write again.
today-nearly-full-title = There is soon no room for more
today-nearly-full-text = Delete something else from the phone, such as pictures. Then the app can still save.
today-empty-title = No assignments yet
today-empty-text = Your assignment appears here when the municipality has registered it. If you have waited more than a few days, call the office.
today-not-enrolled-title = This phone is not connected to the municipality
today-not-enrolled-text = Open the link in your invitation from the municipality on this phone.

measure-of = { $used } of { $cap }
measure-left = { $left } left
measure-none-left = Nothing left
measure-hours-over = { $over } more than granted
measure-over = { $over } over the cap will not be paid

state-on-phone = On this phone only
state-received = Received
state-refused = Not accepted
state-conflict = Changed in two places
state-locked = Came too late
state-approved = Approved
state-at-office = At the office
state-exported = To payroll
state-paid = Paid
state-submitted = Sent in
state-returned = Sent back
state-draft = Not sent in
state-waiting = Waiting to be sent

sync-all-sent = Everything is sent
sync-arrived = The municipality has got it all.
sync-unsent =
    { $count ->
        [0] Everything is sent
        [one] 1 not sent
       *[other] { $count } not sent
    }
sync-unsent-receipts =
    { $count ->
        [one] 1 receipt not sent
       *[other] { $count } receipts not sent
    }
sync-refused-receipts =
    { $count ->
        [one] The municipality could not read 1 receipt. Take the picture again.
       *[other] The municipality could not read { $count } receipts. Take the pictures again.
    }
sync-oldest-today = from today
sync-oldest-days =
    { $days ->
        [one] oldest is 1 day old
       *[other] oldest is { $days } days old
    }
sync-line = { $unsent }, { $oldest }
sync-offline = No network. Everything is saved on the phone and sent later.
sync-sending = Sending …
sync-stopped-sign-in = The phone must be connected again before anything can be sent. Ask the office for a new invitation. Nothing is lost.
sync-stopped-safer = You must sign in in a safer way before this can be sent. Nothing is lost.
sync-stopped-update = The app must be updated before anything can be sent. Nothing is lost.
sync-server-trouble = The municipality is not answering right now. The app will try again by itself.
sync-clock-fast = The phone's clock is { $off } fast. Check date and time in the phone's settings.
sync-clock-slow = The phone's clock is { $off } slow. Check date and time in the phone's settings.

update-ready = A new version is ready.
update-use = Use it now
update-later = Later

blocked-title = The app does not open
blocked-safe = What you have saved is not deleted
blocked-other-tab = The app is open in another window. Close it, and try again.
blocked-newer = The app has been updated. Try again to use the new one.
blocked-full = The phone is full. Delete something else, for example photos, and try again.
blocked-private = The browser does not let the app save here. Open it in an ordinary window, not a private one.
blocked-restart = Restart the phone, and try again. If that does not help, call the office.

missing-title = Part of the app is missing
missing-text = Check your connection, and try again.
missing-recovery = Does that not help? Download the app again
