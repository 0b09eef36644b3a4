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
