# The desk: the contacts' phones
phones-title = Phones
phones-text = Shut out a phone that is lost. It is not let in again, and what it has not sent may be lost.
phones-none = No phone.
phones-unnamed = Without a name
phones-enrolled = Enrolled { $date }
phones-ended = Shut out { $date }
phones-shut-out = Shut out { $phone } of { $contact }
phones-shut-out-short = Shut out
