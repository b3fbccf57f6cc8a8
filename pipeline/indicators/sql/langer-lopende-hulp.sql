/* ---
id: langer-lopende-hulp
versie: 1
label: Langer lopende hulp
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep, samen met de mensen die alleen aan een
  groep meededen; korte contacten horen er niet bij.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [thema]
totaal_over: [thema]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR01, BR02, BR04]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: som
    delen: [trajecten-lopend, groepsdeelnemers-zonder-traject]
--- */
WITH delen AS (
    SELECT thema FROM trajecten_thema($van, $tot)
    UNION ALL
    SELECT thema FROM groepsdeelnemers($van, $tot) WHERE NOT eigen_traject
)

SELECT thema, count(*) AS waarde
FROM delen
GROUP BY ROLLUP (thema)
HAVING count(*) > 0
ORDER BY thema NULLS FIRST
