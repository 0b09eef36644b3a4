# Reminders, by the phone's own calendar
reminders-title = Reminders
reminders-text = The calendar of your phone can remind you of sessions and deadlines. All it says is “Appointment” and “Deadline”.
reminders-when = When do you want to be reminded?
reminders-never = Never
reminders-before = { $duration } before
reminders-day-before = The day before
reminders-make = Put it in the calendar
reminders-hint = Have you changed the plan? Put it in the calendar again.
reminders-made = The file is made. Open it, and the calendar asks you.
reminders-nothing = You have planned nothing, and no deadline is set.
reminders-meeting = Appointment
reminders-deadline = Deadline
