/* ---
id: groepsdeelnemers-met-traject
versie: 1
label: Deelnemers aan groepen met een eigen traject
omschrijving: >-
  Aantal mensen met een individueel traject dat in de periode ook aan een groep meedeed.
eenheid: deelnemers
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: inwoners
beschermt: personen
regels: [BR04]
herkomst: Trajectregistratie van de organisatie
--- */
SELECT count(*) FILTER (eigen_traject) AS waarde
FROM groepsdeelnemers($van, $tot)
HAVING count(*) > 0
ORDER BY waarde
