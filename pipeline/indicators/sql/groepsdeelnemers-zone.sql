/* ---
id: groepsdeelnemers-zone
versie: 1
label: Deelnemers aan groepen per zone
omschrijving: >-
  Aantal mensen dat in de periode aan een groep meedeed, naar woonservicezone; ook wie een eigen
  traject heeft.
eenheid: deelnemers
decimalen: 0
afronding: hele aantallen
dimensies: [zone]
totaal_over: []
soort: aantal
telt: inwoners
beschermt: personen
regels: [BR01, BR02]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: groepsdeelnemers
    over: zone
--- */
WITH geteld AS (
    SELECT zone_van(gebied_id) AS zone, count(*) AS aantal
    FROM groepsdeelnemers($van, $tot)
    GROUP BY ALL
)

SELECT z.zone, coalesce(g.aantal, 0) AS waarde
FROM zones() AS z
LEFT JOIN geteld AS g ON g.zone = z.zone
ORDER BY z.zone
