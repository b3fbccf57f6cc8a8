/* ---
id: groepsdeelnemers-zonder-traject
versie: 1
label: Deelnemers aan alleen een groep
omschrijving: >-
  Aantal mensen dat in de periode alleen aan een groep meedeed en geen eigen traject had, naar het
  thema van de groep.
eenheid: deelnemers
decimalen: 0
afronding: hele aantallen
dimensies: [thema]
totaal_over: [thema]
soort: aantal
telt: inwoners
beschermt: personen
regels: [BR04]
herkomst: Registratie van groepen
--- */
SELECT thema, count(*) AS waarde
FROM groepsdeelnemers($van, $tot)
WHERE NOT eigen_traject
GROUP BY ROLLUP (thema)
HAVING count(*) > 0
ORDER BY thema NULLS FIRST
