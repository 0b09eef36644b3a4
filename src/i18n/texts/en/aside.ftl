# The desk: what phones asked for and did not get
aside-title = Set aside
aside-text = This counts in no timesheet. Nothing has been deleted.
aside-empty = Nothing is set aside.
aside-since = Since { $date }
aside-note = What has been done about it?
aside-note-missing = Write what has been done.
aside-deal = Dealt with
aside-gone = It has been dealt with already.
aside-correct = Take up as a correction
aside-correct-hint = What was approved stands. The difference comes on the next list.
aside-correct-not = It cannot be taken up now. A list for the same day waits for an answer, or the session has changed since. Look at the lists, and try again.
aside-corrected = The change is taken up. The difference comes on the next list.
aside-corrected-note = Taken up as a correction.

# What it was about
aside-put-session = A session on { $date }
aside-delete-session = A session was to be deleted
aside-submit = The timesheet for { $period }
aside-withdraw = A timesheet was to be taken back
aside-supervision = Something about supervision
aside-report = Something about a report
aside-plan = Something about a plan
aside-sign-off = Something about a confirmation
aside-unknown = A change that cannot be read

# Why, and what can be done
aside-why-waiting = Something from the phone has not come in five days. Ask the contact to open the app with a network.
aside-why-conflict = The same was changed on another phone. The contact chooses which of them holds.
aside-why-locked = The month had been sent in or approved. It can be put right on the next list.
aside-why-damaged = It was damaged on its way. The contact must save it again.
aside-why-not-theirs = The assignment is not the contact's. Look at the agreement.
aside-why-outside-agreement = The day is outside the agreement. Correct the agreement or the date.
aside-why-not-valid = Something in the entry is not valid. The contact must correct it.
aside-why-incomplete = The list was not whole. The contact must send it in again.
aside-why-period = The period could not be sent in as it was. Look at the timesheet.
aside-why-other = The service could not take this. Talk to the contact.
aside-change = See how it is to be
