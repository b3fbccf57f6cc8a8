/* ---
id: subsidie-verleend
versie: 1
label: Verleende subsidie
omschrijving: >-
  Bedrag van de jaarlijkse en de eenmalige subsidie voor het jaar samen.
eenheid: euro
decimalen: 2
afronding: hele centen
dimensies: []
totaal_over: []
soort: aantal
telt: euro's
beschermt: geen
regels: [BR32]
herkomst: Subsidies van de organisatie
--- */
SELECT sum(bedrag) AS waarde, 'opgegeven' AS herkomst
FROM main.subsidie
WHERE jaar = $jaar AND soort <> 'gevraagd'
HAVING count(*) > 0
ORDER BY waarde
