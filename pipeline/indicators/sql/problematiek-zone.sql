/* ---
id: problematiek-zone
versie: 1
label: Problematiek van trajecten per zone
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep en waarbij deze problematiek is vastgelegd,
  naar woonservicezone.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [problematiek, zone]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR34]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: trajecten-problematiek
    over: zone
rust_op: [hulp-gebied-bekend-aandeel]
--- */
SELECT problematiek, zone_van(gebied_id) AS zone, count(*) AS waarde
FROM problemen($van, $tot)
WHERE EXISTS (SELECT 1 FROM zones())
GROUP BY problematiek, zone
ORDER BY problematiek, zone
