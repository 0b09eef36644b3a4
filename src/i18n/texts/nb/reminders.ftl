# Påminnelser, ved telefonens egen kalender
reminders-title = Påminnelser
reminders-text = Kalenderen på telefonen kan minne deg om samvær og frister. Der står det bare «Avtale» og «Frist».
reminders-when = Når vil du bli minnet på det?
reminders-never = Aldri
reminders-before = { $duration } før
reminders-day-before = Dagen før
reminders-make = Legg i kalenderen
reminders-hint = Har du endret planen? Legg den i kalenderen på nytt.
reminders-made = Fila er laget. Åpne den, så spør kalenderen.
reminders-nothing = Du har ikke planlagt noe, og ingen frist er satt.
reminders-meeting = Avtale
reminders-deadline = Frist
