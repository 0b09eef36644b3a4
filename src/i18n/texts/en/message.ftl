# Messages to the office: a concern, or something that happened
message-kind-concern = Concern
message-kind-incident = Incident
message-told = What has happened?
message-when = When did it happen?
message-harm = Who was hurt, or what was damaged?
message-done = What was done?
message-informed = Who has been told?

# How far it has come
message-state-read = Read
message-state-answered = Answered
message-read-at = Read { $moment }
message-answered-at = Answered { $moment }

# The office
message-desk-title = Messages
message-desk-waiting = { $count ->
    [one] { $count } without an answer
   *[other] { $count } without an answer
}
message-desk-empty = No messages wait for an answer.
message-desk-number = No.
message-desk-kind = About
message-desk-received = Came in
message-desk-unread = Not read
message-desk-overdue = Older than a week
message-desk-open = Read message { NUMBER($number) } from { $contact }: { $kind }
message-desk-sheet = Message { NUMBER($number) } from { $contact }
message-desk-assess = A concern is to be assessed within a week.
message-desk-read-save = Mark as read
message-desk-answer = Answer, or what was done
message-desk-answer-hint = The contact reads this. Do not write names.
message-desk-answer-save = Send the answer

# The contact's page
message-concern-title = Report a concern
message-concern-lead = If in doubt, call. Then you can talk to someone at once.
message-concern-told = What have you seen and heard?
message-concern-hint = Write when it was, too. Do not write names. The office knows whom you meet.
message-incident-title = Report an incident
message-incident-lead = Write when someone is hurt, something is damaged, or something nearly went wrong.
message-incident-hint = Do not write names. The office knows whom you meet.
message-today = Worried, or has something happened?
message-call = Call when it is urgent
message-office = The office, in the daytime
message-time = Time
message-told-missing = Write what it is about.
message-online-only = The message goes the moment you press. Without a network it does not go, and then you must call.
message-send = Send to the office
message-sending = Sending
message-not-sent-title = It is not sent
message-not-sent-no-answer = The office does not answer. Take it that nobody has it. What you have written is on the phone.
message-not-sent-refused = The office could not take it. What you have written is on the phone.
message-not-sent-call = Call { $number }
message-received-title = The office has it
message-received-next = If it is urgent, call as well. You see here when someone has read it.
message-received-at = The office got it { $moment }
message-sent = What you have sent
message-name = { $kind } number { NUMBER($number) }
message-unsent-concern-title = You have a concern that is not sent
message-unsent-incident-title = You have an incident that is not sent
message-unsent-text = Nobody has it. Send it, call, or delete it.
message-state-received = Received
