/* ---
id: caseload
versie: 1
label: Caseload
omschrijving: >-
  Alle keren hulp in de periode samen: individuele trajecten, mensen die alleen aan een groep
  meededen, en korte contacten. Wie meer dan een keer hulp kreeg, telt meer keer mee; het is dus
  geen aantal mensen.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [thema]
totaal_over: [thema]
soort: aantal
telt: hulp
beschermt: personen
regels: [BR01, BR02, BR04]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: som
    delen: [langer-lopende-hulp, korte-contacten]
--- */
WITH delen AS (
    SELECT thema FROM trajecten_thema($van, $tot)
    UNION ALL
    SELECT thema FROM groepsdeelnemers($van, $tot) WHERE NOT eigen_traject
    UNION ALL
    SELECT thema FROM contacten_thema($van, $tot)
)

SELECT thema, count(*) AS waarde
FROM delen
GROUP BY ROLLUP (thema)
HAVING count(*) > 0
ORDER BY thema NULLS FIRST
