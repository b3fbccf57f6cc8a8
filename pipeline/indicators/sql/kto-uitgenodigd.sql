/* ---
id: kto-uitgenodigd
versie: 1
label: Uitnodigingen voor de vragenlijst over tevredenheid
omschrijving: Aantal inwoners dat in de periode is gevraagd de vragenlijst over tevredenheid in te vullen.
eenheid: inwoners
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: uitnodigingen
beschermt: personen
regels: [BR46]
herkomst: Onderzoek onder inwoners van wie de hulp was afgerond
--- */
SELECT coalesce(sum(aantal), 0) AS waarde
FROM main.kto_uitnodiging
WHERE datum BETWEEN $van AND $tot
ORDER BY waarde
