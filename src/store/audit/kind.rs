//! What can have been done.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal;)+) => {
        /// What was done. A name that has been written never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum AuditKind {
            $($(#[$doc])* $kind,)+
        }

        impl AuditKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// Its name in the database.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }
        }
    };
}

kinds! {
    /// Came in at the desk, or signed in anew on an enrolled phone; the object is the contact then.
    SignedIn = "signed_in";
    /// Left the desk.
    SignedOut = "signed_out";
    /// Made a passkey of their own.
    MadePasskey = "made_passkey";
    /// Took one of their own away, or the machine's owner took all of an officer's away; the object is the officer then.
    RemovedPasskey = "removed_passkey";
    /// Saw a list of timesheets.
    SawTimesheets = "saw_timesheets";
    /// Saw a timesheet with what it is reckoned from.
    SawTimesheet = "saw_timesheet";
    /// Saw a receipt; the object is its hash.
    SawReceipt = "saw_receipt";
    /// Took a step of approval, or the last one.
    Approved = "approved";
    /// Sent a timesheet back.
    Returned = "returned";
    /// Took that back.
    ReturnUndone = "return_undone";
    /// Saw the list of requests for supervision.
    SawRequests = "saw_requests";
    /// Saw a request.
    SawRequest = "saw_request";
    /// Answered one.
    AnsweredRequest = "answered_request";
    /// Saw the list of reports.
    SawReports = "saw_reports";
    /// Saw a report.
    SawReport = "saw_report";
    /// Noted that a report was read, or sent it back.
    HandledReport = "handled_report";
    /// Saw the list of messages from contacts.
    SawMessages = "saw_messages";
    /// Saw a message.
    SawMessage = "saw_message";
    /// Noted that a message was read, or answered it.
    HandledMessage = "handled_message";
    /// Saw the list of letters to contacts.
    SawLetters = "saw_letters";
    /// Sent a letter; the object is the letter.
    SentLetter = "sent_letter";
    /// Took one back.
    TookLetterBack = "took_letter_back";
    /// Saw what phones asked for and did not get.
    SawAside = "saw_aside";
    /// Dealt with one of them; the object is the operation.
    DealtWithAside = "dealt_with_aside";
    /// Took up a late edit; the object is the operation.
    TookUpLate = "took_up_late";
    /// Took in a file; the object is the phone that wrote it.
    TookInFile = "took_in_file";
    /// Saw the list of phones.
    SawPhones = "saw_phones";
    /// Shut a phone out; the object is the phone.
    ShutOut = "shut_out";
    /// Saw the log.
    SawLog = "saw_log";
    /// A link was made that lets an officer in; the object is the officer.
    MadeLink = "made_link";
    /// A contact was invited to enrol a phone; the object is the contact.
    Invited = "invited";
    /// A phone was enrolled; the object is the contact.
    Enrolled = "enrolled";
    /// A phone was signed out on itself.
    PhoneSignedOut = "phone_signed_out";
    /// An officer was given a role; the object is the officer.
    Granted = "granted";
    /// A role was taken away; the object is the officer.
    TakenAway = "taken_away";
    /// An officer was said to stand too near a contact; the object is the officer.
    DeclaredNear = "declared_near";
    /// An assignment was protected, or other officers were named for it.
    Protected = "protected";
    /// An identity at a provider was declared for an officer or contact; the object is the person.
    DeclaredIdentity = "declared_identity";
    /// One was taken away; the object is the person.
    WithdrewIdentity = "withdrew_identity";
    /// Contacts were asked for a paper; the object is which.
    AskedForPaper = "asked_for_paper";
    /// They are asked for it no more; the object is which.
    StoppedAskingForPaper = "stopped_asking_for_paper";
    /// A contact's paper was noted; the object is the contact.
    NotedPaper = "noted_paper";
    /// One was withdrawn; the object is the contact.
    WithdrewPaper = "withdrew_paper";
    /// What was past its time was let go; the object says of what and how much, and of the log where it begins now.
    Purged = "purged";
    /// All that is kept about a contact was written to a file, for them; the object is the contact.
    GaveOwnData = "gave_own_data";
    /// Something went before its time, because a person had asked for it; the object says what.
    Erased = "erased";
    /// Somebody was denied what they asked for.
    Denied = "denied";
}
