# The month on paper: what a contact prints
paper-open = Print or save as PDF
paper-title = Timesheet for { $period }
paper-print = Print
paper-name = Name of the support contact
paper-purpose = Purpose
paper-route = From – to
paper-passengers = { $count ->
    [one] { $count } passenger
   *[other] { $count } passengers
}
paper-receipt = Receipt
paper-receipt-here = Attached
paper-receipt-on-paper = On paper
paper-receipt-later = Comes later
paper-receipt-none = None
paper-signatures = Date and signature
paper-sign-contact = Support contact
paper-sign-recipient = Recipient or guardian
paper-sign-office = The municipality
