/* ---
id: subsidie
versie: 1
label: Subsidie
omschrijving: >-
  Bedrag van de subsidies voor het jaar, naar soort: gevraagd, jaarlijks of eenmalig.
eenheid: euro
decimalen: 2
afronding: hele centen
dimensies: [soort]
totaal_over: []
soort: aantal
telt: euro's
beschermt: geen
regels: [BR32]
herkomst: Subsidies van de organisatie
--- */
SELECT soort, sum(bedrag) AS waarde, 'opgegeven' AS herkomst
FROM main.subsidie
WHERE jaar = $jaar
GROUP BY soort
ORDER BY soort
