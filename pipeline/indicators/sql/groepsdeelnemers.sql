/* ---
id: groepsdeelnemers
versie: 1
label: Deelnemers aan groepen
omschrijving: >-
  Aantal mensen dat in de periode aan een groep meedeed: mensen met een eigen traject en mensen
  die alleen aan een groep meededen.
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
verbanden:
  - soort: som
    delen: [groepsdeelnemers-met-traject, groepsdeelnemers-zonder-traject]
--- */
SELECT count(*) AS waarde
FROM groepsdeelnemers($van, $tot)
HAVING count(*) > 0
ORDER BY waarde
