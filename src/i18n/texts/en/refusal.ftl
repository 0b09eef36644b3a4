# Why the municipality did not accept an entry, and what to do
refusal-id-reuse = Something was sent twice with different content. Save it again.
refusal-damaged = It was damaged on the way. Save it again.
refusal-unknown-change = The municipality does not understand this change yet. Keep it, and try again later.
refusal-not-your-assignment = The assignment is no longer yours. Call the office.
refusal-not-yours = This belongs to someone else. Call the office.
refusal-outside-agreement = The day is outside the agreement. Correct the date, or call the office.
refusal-out-of-bounds = A number is too large or too small. Correct it.
refusal-unknown-choice = Something you chose no longer exists. Choose again.
refusal-not-answered = The report lacks an answer. Answer it, and send again.
refusal-no-such-subject = The municipality does not have it. Save it again.
refusal-not-a-period = The period does not belong to the assignment. Call the office.
refusal-manifest-differs = The municipality does not have everything yet. Wait until all is sent, and send in again.
refusal-wrong-state = The list has already been handled. See what it says now.
refusal-timesheet-exists = The month has already been sent in from another phone.
refusal-other = The municipality did not accept this. Call the office.
