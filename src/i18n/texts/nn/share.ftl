# Kvitteringar som ein annan app på telefonen deler med denne
share-title = Legg ved kvittering
share-file = { $name } ({ $size })
share-where = Kva samvær gjeld det?
share-new = Eit nytt samvær
share-attach = Legg ved
share-failed-title = Ikkje lagt ved
share-gone-title = Biletet er ikkje her lenger
share-gone-text = Gå tilbake til biletet, og del det ein gong til. Eller vel det i skjemaet.
