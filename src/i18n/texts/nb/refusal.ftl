# Hvorfor kommunen ikke tok imot en føring, og hva man gjør da
refusal-id-reuse = Noe ble sendt to ganger med ulikt innhold. Lagre det på nytt.
refusal-damaged = Det ble ødelagt på veien. Lagre det på nytt.
refusal-unknown-change = Kommunen forstår ikke denne endringen ennå. Behold den, og prøv igjen senere.
refusal-not-your-assignment = Oppdraget er ikke ditt lenger. Ring kontoret.
refusal-not-yours = Dette hører til en annen. Ring kontoret.
refusal-outside-agreement = Dagen er utenfor avtalen. Rett datoen, eller ring kontoret.
refusal-out-of-bounds = Et tall er for stort eller for lite. Rett det.
refusal-unknown-choice = Noe du valgte, finnes ikke lenger. Velg på nytt.
refusal-not-answered = Rapporten mangler et svar. Svar på det, og send på nytt.
refusal-no-such-subject = Det finnes ikke hos kommunen. Lagre det på nytt.
refusal-not-a-period = Perioden hører ikke til oppdraget. Ring kontoret.
refusal-manifest-differs = Kommunen har ikke fått alt ennå. Vent til alt er sendt, og send inn på nytt.
refusal-wrong-state = Listen er allerede behandlet. Se hva som står der nå.
refusal-timesheet-exists = Måneden er alt sendt inn fra en annen telefon.
refusal-other = Kommunen tok ikke imot dette. Ring kontoret.
