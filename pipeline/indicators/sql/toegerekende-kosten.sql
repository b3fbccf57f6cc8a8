/* ---
id: toegerekende-kosten
versie: 1
label: Kosten van de diensten van een thema
omschrijving: >-
  De begrote kosten van alle diensten van het thema samen. Alleen waar de begroting zegt welke
  diensten een regel betaalt, en bij een gedeelde regel voor welk deel.
eenheid: euro
decimalen: 0
afronding: hele euro's, half van nul af
dimensies: [thema]
totaal_over: []
soort: aantal
telt: euro
beschermt: geen
regels: [BR03, BR30, BR32]
herkomst: Begroting van de organisatie
--- */
SELECT thema, bedrag AS waarde
FROM thema_kosten
ORDER BY thema
