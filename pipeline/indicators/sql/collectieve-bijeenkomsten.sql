/* ---
id: collectieve-bijeenkomsten
versie: 1
label: Collectieve bijeenkomsten
omschrijving: >-
  Aantal bijeenkomsten voor groepen in de periode, van alle activiteiten samen. Overleggen van
  hulpverleners over een cliënt tellen niet mee.
eenheid: bijeenkomsten
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: bijeenkomsten
beschermt: geen
regels: [BR05]
herkomst: Registratie van collectieve activiteiten door de organisatie
--- */
SELECT count(*) AS waarde
FROM bijeenkomsten($van, $tot)
ORDER BY waarde
