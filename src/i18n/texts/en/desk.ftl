# The office: the officer's pages
desk-name = The office
desk-page-title = { CAPITAL($page) } – Følgesvenn for the office
desk-nav = The office’s menu
desk-language = Language
desk-sign-out = Sign out
desk-signed-in-as = Signed in as { $name }

# In and out
desk-sign-in-title = Sign in
desk-sign-in-text = The link works once, on this computer.
desk-sign-in = Sign in
desk-no-session-title = You are not signed in
desk-no-session-text = Open the link that you were given. If you have none, ask the one who runs Følgesvenn at your office.
desk-link-wrong-title = The link is not right
desk-link-used-title = The link has been used
desk-link-expired-title = The link is too old
desk-link-text = Ask for a new link.
desk-signed-out = You are signed out

# The list
desk-list-title = Timesheets
desk-list-waiting = Waiting for you
desk-list-handled = Handled
desk-list-empty = No timesheets are waiting.
desk-list-handled-empty = None has been handled yet.
desk-list-count = { $count ->
    [one] { $count } timesheet is waiting
   *[other] { $count } timesheets are waiting
}
desk-contact = Support contact
desk-assignment = Assignment
desk-recipient = Recipient
desk-period = Period
desk-sent = Sent in
desk-state = State
desk-hours = Hours
desk-distance = Driven
desk-expenses = Expenses
desk-amount = Amount
desk-to-pay = To be paid
desk-findings = Findings
desk-open-named = See the timesheet of { $contact } for { $period }
desk-back-to-list = To the list

# One timesheet
desk-sheet-title = { $contact }, { $period }
desk-submitted-at = Sent in { $date } at { $time }
desk-sessions = Sessions
desk-no-sessions = No sessions.
desk-date = Date
desk-time = Time
desk-duration = Duration
desk-driving = Driving
desk-no-driving = No driving.
desk-driven = Driven
desk-paid = Paid
desk-not-paid = Not paid
desk-why = Why
desk-no-expenses = No expenses.
desk-what = What
desk-receipt-open = Open receipt { NUMBER($number) }
desk-receipt-waiting = The receipt has not arrived yet
desk-no-findings = The rules found nothing to look at.
desk-caps = Used of caps
desk-lines = Pay lines
desk-line = Line
desk-correction = Correction of { $period }
desk-quantity = Quantity
desk-rate = Rate
desk-sum = Sum
desk-history = What has happened

# The decision on the timesheet
desk-decide = Decide
desk-approve = Approve
desk-approved = Approved. The support contact sees it the next time the phone has network.
desk-blocked = The timesheet has findings that must be corrected. Send it back.
desk-return = Send back
desk-return-comment = What must be corrected?
desk-return-hint = The support contact reads this. Never write the recipient’s name.
desk-return-lines = Say something of one session
desk-return-comment-missing = Write what must be corrected.
desk-comment-too-long = The text is too long. There is room for { NUMBER($most) } characters.
desk-returned = Sent back. The support contact sees it the next time the phone has network.
desk-approved-by = Approved by { $name } { $date }
desk-returned-by = Sent back by { $name } { $date }
desk-changed-meanwhile = The timesheet changed while you looked at it. Look it over again.
desk-withdrawn-meanwhile = The support contact has taken the timesheet back.

# When it goes wrong
desk-not-found-title = Page not found
desk-not-found-text = The link is old, or the timesheet has been taken back.
desk-not-allowed-title = You do not have access to this
desk-not-allowed-text = Ask whoever manages access in your municipality.
desk-failed-title = That did not work
desk-failed-text = Nothing has been changed. Try again in a while.
desk-expired-form = The page was open for too long. Try again.
desk-signed-out-text = You can close the window. To sign in again you need a new link.

# More about the timesheet
desk-tax-free = Tax-free
desk-taxable = Taxable
desk-findings-seen = The text is the one that the contact sees.

# Approval and undo
desk-approve-title = Approve the timesheet?
desk-approve-text = An approved timesheet cannot be changed. Mistakes are corrected on the next one.
desk-step = Step { NUMBER($number) } of { NUMBER($of) }: { $step }
desk-step-taken-by = { $step }: { $name } { $date }
desk-step-another = You have taken a step. Someone else must take the next one.
desk-step-other-role = The next step belongs to another role than yours.
desk-too-near = You cannot decide anything here. You are the support contact or close family.
desk-step-attest = Attesting
desk-step-authorise = Authorising
desk-step-leader = Leader
desk-undo-return = Undo
desk-undo-too-late = Too late to undo. The contact has begun to correct it.
desk-return-undone-by = Undone by { $name } { $date }
