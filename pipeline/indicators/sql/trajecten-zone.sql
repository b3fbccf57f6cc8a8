/* ---
id: trajecten-zone
versie: 1
label: Lopende trajecten per zone
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep, naar het thema van de dienst en de
  woonservicezone.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [thema, zone]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: trajecten-lopend
    over: zone
rust_op: [hulp-gebied-bekend-aandeel]
--- */
WITH geteld AS (
    SELECT thema, zone_van(gebied_id) AS zone, count(*) AS aantal
    FROM trajecten_thema($van, $tot)
    GROUP BY ALL
)

SELECT t.thema, z.zone, coalesce(g.aantal, 0) AS waarde
FROM (SELECT DISTINCT thema FROM geteld) AS t
CROSS JOIN zones() AS z
LEFT JOIN geteld AS g ON g.thema = t.thema AND g.zone = z.zone
ORDER BY t.thema, z.zone
