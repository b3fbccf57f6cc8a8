/* ---
id: korte-contacten-zone
versie: 1
label: Korte contacten per zone
omschrijving: >-
  Aantal korte contacten voor informatie en advies in de periode, naar woonservicezone.
eenheid: contacten
decimalen: 0
afronding: hele aantallen
dimensies: [zone]
totaal_over: []
soort: aantal
telt: hulp
beschermt: personen
regels: [BR01, BR02]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: korte-contacten
    over: zone
rust_op: [hulp-gebied-bekend-aandeel]
--- */
WITH geteld AS (
    SELECT zone_van(gebied_id) AS zone, count(*) AS aantal
    FROM contacten_thema($van, $tot)
    GROUP BY ALL
)

SELECT z.zone, coalesce(g.aantal, 0) AS waarde
FROM zones() AS z
LEFT JOIN geteld AS g ON g.zone = z.zone
ORDER BY z.zone
