# Sign-in at ID-porten, Entra ID and their like. The server makes these pages
sign-in-title = Sign in
sign-in-needed-text = Sign in, or open the link that you were given.
sign-in-desk-text = Choose where to sign in. You come back here afterwards.
sign-in-phone-text = Sign in to connect the phone. You come back here afterwards.
sign-in-safer-text = Something you have written needs a safer sign-in to be sent, such as BankID. You come back here afterwards.
sign-in-at = Sign in with { $provider }
sign-in-leaving-title = You are being sent on
sign-in-leaving-text = If nothing happens, press the link.
sign-in-go-on = Go on
sign-in-done-title = You are signed in
sign-in-out-text = You can close the window. If you share this computer, sign out where you signed in, too.
sign-in-again = Try again

# When it does not work
sign-in-down-title = The sign-in does not answer
sign-in-down-text = { $provider } does not answer now. Try again in a while. What you have written is safe.
sign-in-not-set-up-title = The sign-in is not set up right
sign-in-not-set-up-text = { $provider } does not know this server. Tell the one who runs Følgesvenn at your office.
sign-in-cancelled-title = You cancelled the sign-in
sign-in-cancelled-text = Nothing has changed. Try again when you like.
sign-in-stale-title = The sign-in must begin anew
sign-in-stale-text = It took too long, or it has been used before. Try again.
sign-in-not-proved-title = The sign-in was not accepted
sign-in-not-proved-text = We cannot trust the answer from { $provider }. Try again. If it happens again, tell the municipality.
sign-in-clock-title = A clock is wrong
sign-in-clock-text = The clock of { $provider } and the server's clock differ. Tell the one who runs Følgesvenn at your office.
sign-in-too-low-title = You must sign in in a safer way
sign-in-too-low-text = Choose a safer way at { $provider }, such as BankID.
sign-in-unknown-title = We do not know you here
sign-in-unknown-text = Ask the one who runs Følgesvenn at your office to add you.
sign-in-unknown-phone-text = Call your office. They can add you, or send you an invitation.
sign-in-other-person-title = This phone is somebody else's
sign-in-other-person-text = You signed in as somebody else than the phone's owner. Sign in as the right person, or sign out in the app first.
sign-in-too-many-title = It has been tried too many times
sign-in-too-many-text = Wait one minute, and try again.
sign-in-nowhere-title = There is nothing here
sign-in-nowhere-text = The municipality uses invitations. Open the link that you were given, or call your office.
