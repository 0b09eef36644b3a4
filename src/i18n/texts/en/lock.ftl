lock-title = Enter your code
lock-code = Code
lock-open = Unlock
lock-opening = Unlocking …
lock-wrong =
    { $left ->
        [one] Wrong code. You have 1 try left.
       *[other] Wrong code. You have { $left } tries left.
    }
lock-length = The code must have 6 to 32 digits.
lock-digits-only = Use digits only.
lock-repeats = The code repeats itself. Choose one that is hard to guess.
lock-counts = The code counts up or down. Choose one that is hard to guess.
lock-date = The code can be read as a date. Choose one that is hard to guess.
lock-differs = The codes are not the same. Type the same one twice.
lock-no-network = The phone must be online to unlock. Connect it, and try again. This try did not count.
lock-shut-out = The municipality does not let this phone in. Ask the office for a new invitation. This try did not count.
lock-failed = The code was not tried. Close other apps, and try again.
lock-forgotten = Forgotten the code?
lock-forgotten-title = Have you forgotten the code?
lock-forgotten-text = Then you need a new invitation from the office. You can also try again with another code.
lock-kept = If you forget the code, you lose no hours. What you have saved is also sealed for the municipality, and is sent when you are connected again.
lock-lost = Forms that you have not saved and photos of receipts that are not sent will be lost.
lock-try-again = Try again
lock-give-up = Delete the key on this phone
lock-wiped-title = The phone is closed
lock-wiped-text = The key on this phone has been deleted.
lock-wiped-next = Ask the office for a new invitation, and open the link on this phone.
lock-choose-title = Choose a code
lock-choose-text = The code locks the app on this phone, so that nobody else can read what you write.
lock-choose-before = The code you have now
lock-choose-code = New code
lock-choose-hint = At least 6 digits. Not a date, and not digits in a row.
lock-choose-again = Repeat the code
lock-choose-save = Use the code
lock-choose-saving = Saving the code …
lock-choose-no-network = The phone must be online when you choose a code. Connect it, and try again.
lock-chosen = The code is set.
lock-offered = Lock the app with a code
lock-soon = Choose a code by { $date }
lock-settings = Lock
lock-none = The app has no code.
lock-change = Change the code
lock-now = Lock now
lock-hidden = Lock when the app is out of sight
lock-idle = Lock when you do not touch the phone
lock-after =
    { $minutes ->
        [one] After 1 minute
       *[other] After { $minutes } minutes
    }
lock-minute-left = The app locks in one minute.
lock-stay = Stay here
