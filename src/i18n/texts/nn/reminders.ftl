# Påminningar, ved kalenderen på telefonen
reminders-title = Påminningar
reminders-text = Kalenderen på telefonen kan minne deg om samvær og fristar. Der står det berre «Avtale» og «Frist».
reminders-when = Når vil du bli mint på det?
reminders-never = Aldri
reminders-before = { $duration } før
reminders-day-before = Dagen før
reminders-make = Legg i kalenderen
reminders-hint = Har du endra planen? Legg han i kalenderen på nytt.
reminders-made = Fila er laga. Opne henne, så spør kalenderen.
reminders-nothing = Du har ikkje planlagt noko, og ingen frist er sett.
reminders-meeting = Avtale
reminders-deadline = Frist
