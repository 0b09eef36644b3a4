# The desk: a file of what a phone could not send
import-title = Take in a file
import-text = A contact without a network can save what has not been sent in a file. Choose the file here.
import-file = File from the phone
import-take = Take in
import-whose = The file is from { $name }’s phone.
import-applied = { $count ->
    [one] { $count } entry was taken in.
   *[other] { $count } entries were taken in.
}
import-known = { $count ->
    [one] { $count } entry was here already.
   *[other] { $count } entries were here already.
}
import-refused = { $count ->
    [one] { $count } entry was set aside.
   *[other] { $count } entries were set aside.
}
import-waiting = { $count ->
    [one] { $count } entry waits for something missing.
   *[other] { $count } entries wait for something missing.
}
import-not-receipts = { $count ->
    [one] { $count } receipt could not be read.
   *[other] { $count } receipts could not be read.
}

# When the file is not taken in
import-no-file = Choose a file.
import-other-file = This is not a file from the app. Choose another.
import-other-municipality = The file was made for another municipality.
import-damaged = The file is damaged. Ask for a new one.
import-other-version = The app that made the file is newer than the service. Keep the file, and try again later.
import-unknown-phone = We do not know the phone that the file names.
