/* ---
id: hulp-zone
versie: 1
label: Hulp per zone
omschrijving: >-
  Alle hulp in de periode per woonservicezone: individuele trajecten, deelnemers aan groepen en
  korte contacten. Wie een traject heeft en aan een groep meedoet, telt hier bij allebei.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [zone]
totaal_over: [zone]
soort: aantal
telt: hulp
beschermt: personen
regels: [BR01, BR02]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: som
    delen: [{indicator: trajecten-zone, over: thema}, groepsdeelnemers-zone, korte-contacten-zone]
rust_op: [hulp-gebied-bekend-aandeel]
--- */
WITH delen AS (
    SELECT zone_van(gebied_id) AS zone FROM trajecten_thema($van, $tot)
    UNION ALL
    SELECT zone_van(gebied_id) FROM groepsdeelnemers($van, $tot)
    UNION ALL
    SELECT zone_van(gebied_id) FROM contacten_thema($van, $tot)
)

SELECT z.zone, count(d.zone) AS waarde
FROM zones() AS z
LEFT JOIN delen AS d ON d.zone = z.zone
GROUP BY ROLLUP (z.zone)
HAVING count(*) > 0
ORDER BY z.zone NULLS FIRST
