# Report: the contact's pages
report-title = Report
report-write = Write the report
report-days = From { $from } to { $until }
report-due = Due on { $date }
report-due-passed = It was due on { $date }
report-gone-title = Report not found
report-gone-text = The form may have changed. Go back to the assignment and look there.
report-no-names-title = Confidentiality
report-no-names = Do not write anything that shows who it is: names, addresses or known places.
report-no-names-here = Do not write names or places.
report-from-sessions-title = What the app knows from your sessions
report-not-over = The time is not over yet. It is counted again when you send it.
report-counted-sessions =
    { $held ->
        [one] { $held } session
       *[other] { $held } sessions
    }
report-counted-missed =
    { $missed ->
        [one] { $missed } did not take place
       *[other] { $missed } did not take place
    }
report-counted-hours = { $duration } together
report-counted-hours-of = { $duration } together, of { $granted } granted
report-counted-driven = { $distance } driven
report-counted-activity = { $activity }: { $times }
report-yes = Yes
report-partly = Partly
report-no = No
report-goal-words = More about this goal
report-no-goals = The agreement has no goals.
report-answer-missing = Answer this: { $question }
report-answer-number = Write a whole number, for example 12.
report-answer-choice = Choose one of the answers.
report-preview = Look it over
report-preview-title = This is how the report will look
report-edit = Change
report-not-answered = Not answered
report-send = Send the report
report-kept = Saved. We send it when you have a network.
report-discard = Delete what you have written
report-discarded = Deleted
report-history = Earlier reports
report-open = See the report
report-withdraw = Take back
report-withdrawn = Taken back
report-again = Write it again
report-comment = The office writes: { $comment }
report-refused = The office could not take the report in. Call the office.
report-withdraw-refused = It could not be taken back. The office may have read it.
report-understood = I have read it

# How far it has come
report-state-sending = Not sent yet
report-state-taking-back = Being taken back
report-state-received = Received
report-state-read = Read
report-state-returned = Sent back to you
report-state-withdrawn = Taken back
report-state-not-sent = Not accepted
report-nobody-knows = The office does not have it yet. It is sent when you have a network.
report-received-at = The office got it on { $date }.

# The office
report-desk-title = Reports
report-desk-waiting = { $count ->
    [one] { $count } report is not read
   *[other] { $count } reports are not read
}
report-desk-empty = No reports are waiting to be read.
report-desk-handled = Read, sent back or taken back
report-desk-about = Form
report-desk-days = Days
report-desk-sent = Received
report-desk-open = Read the report from { $contact }: { $days }
report-desk-sheet = Report from { $contact }
report-desk-version = Version { $version } of the form
report-desk-counted-title = From the sessions
report-desk-state-returned = Sent back
report-desk-read = Mark as read
report-desk-return = Send back
report-desk-return-comment = What is missing?
report-desk-return-hint = The contact reads this. Do not write names.
report-desk-comment-missing = Write what is missing.
report-desk-too-long = The text is too long. Write at most { NUMBER($most) } characters.
report-desk-changed = It has changed since you looked at it. Look again.
report-step = { $step } of { $steps }
