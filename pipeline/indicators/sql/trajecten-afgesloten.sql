/* ---
id: trajecten-afgesloten
versie: 1
label: Afgesloten individuele trajecten
omschrijving: >-
  Aantal individuele trajecten dat in de periode eindigde, naar de reden van afsluiten. Trajecten
  zonder vastgelegde reden tellen bij onbekend.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [afsluitreden]
totaal_over: [afsluitreden]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: individuele-hulp-vorm
    over: afsluitreden
    waar: {vorm: individueel_traject}
rust_op: [afsluitreden-aandeel]
--- */
WITH afgesloten AS (
    SELECT coalesce(afsluitreden, 'onbekend') AS reden
    FROM lopend($van, $tot)
    WHERE vorm = 'individueel_traject' AND eind_datum <= $tot
)

SELECT r.code AS afsluitreden, count(a.reden) AS waarde
FROM (SELECT code FROM codelijst WHERE lijst = 'afsluitreden' UNION ALL SELECT NULL) AS r(code)
LEFT JOIN afgesloten AS a ON r.code IS NULL OR a.reden = r.code
GROUP BY r.code
ORDER BY r.code NULLS FIRST
