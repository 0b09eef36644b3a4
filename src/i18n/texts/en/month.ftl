month-title = { CAPITAL($period) }
month-previous = Previous month
month-next = Next month
month-measures = So far
month-cannot-reckon = The app must be updated before it can work out this month. Everything is saved.
month-switch = Change month
month-calendar = Days with sessions
month-calendar-day =
    { $count ->
        [one] 1 session, { $duration }
       *[other] { $count } sessions, { $duration }
    }
month-sessions = Sessions
month-none = No sessions in this period yet.
month-drove = drove { $distance }
month-spent = spent { $amount }
month-findings = Please look at
month-finding-open = See the session
month-to-pay = To be paid
month-pay-hours = { $duration } of work
month-pay-distance = { $distance } of driving
month-pay-expenses = Expenses
month-pay-corrections = Corrections of earlier months
month-sum = Sum
month-not-paid-distance = Driven, not paid
month-not-paid-expenses = Spent, not paid
month-pay-day = Paid out on { $date }
month-before-tax = Before tax. The municipality works out the final sum.
month-send = Send in { $period }
month-send-title = Send in { $period }?
month-send-confirm = Send in
month-send-not-yet = Not now
month-sending = Sending in …
month-check-sessions =
    { $count ->
        [one] 1 session, { $duration }
       *[other] { $count } sessions, { $duration }
    }
month-check-driving = { $distance } of driving
month-check-expenses =
    { $count ->
        [one] 1 expense, { $amount }
       *[other] { $count } expenses, { $amount }
    }
month-check-receipts-missing =
    { $count ->
        [one] 1 receipt is missing
       *[other] { $count } receipts are missing
    }
month-check-receipts-good = All receipts are in place
month-check-unsent =
    { $count ->
        [one] 1 session is sent together with the list
       *[other] { $count } sessions are sent together with the list
    }
month-check-refused =
    { $count ->
        [one] 1 session was not accepted. Correct it first.
       *[other] { $count } sessions were not accepted. Correct them first.
    }
month-check-not-over = The period lasts until { $date }. If you have more sessions, wait.
month-check-draft = You have a session that is not saved yet.
month-check-over = { $amount } over the cap will not be paid
month-sent-title = Sent in
month-sent-waiting = It is on the phone and leaves when you have network.
month-received-title = Received by the municipality
month-received-text = You get the answer here when it has been looked at.
month-returned-title = Sent back
month-returned-text = Correct what is written here, and send in again.
month-returned-no-comment = The municipality gave no reason. Call the office.
month-approved-title = Approved
month-approved-text = It is approved. Next it goes to payroll.
month-way = On the way to your pay
month-way-sent = Sent
month-exported-title = Sent to payroll
month-exported-text = The payroll office has it.
month-paid-title = Paid
month-paid-text = The money is on its way to you.
month-revised = Something has changed since. The difference comes on the next list.
month-refused-title = What you sent in was not accepted
month-withdraw = Take it back
month-withdrawn = Taken back. Now you can change it.
month-send-again = Send in again
month-failed = That did not work. Try again.
month-choose-assignment = Assignment
