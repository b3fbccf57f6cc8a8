/* ---
id: kto-respons
versie: 1
label: Ingevulde vragenlijsten over tevredenheid
omschrijving: >-
  Aantal vragenlijsten over tevredenheid dat in de periode is ingevuld en een rapportcijfer bevat.
eenheid: vragenlijsten
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: vragenlijsten
beschermt: personen
regels: [BR46]
herkomst: Onderzoek onder inwoners van wie de hulp was afgerond
--- */
SELECT count(rapportcijfer) AS waarde
FROM main.kto_respons
WHERE datum BETWEEN $van AND $tot
ORDER BY waarde
