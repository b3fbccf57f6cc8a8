/* ---
id: verwijzing-bekend
versie: 1
label: Trajecten waarvan de verwijzer bekend is
omschrijving: >-
  Aantal individuele trajecten waarbij is vastgelegd wie de inwoner verwees, bij een organisatie die
  haar diensten niet over thema's verdeelt.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR34]
herkomst: Trajectregistratie van de organisatie
registratie: doorverwijzing
verbanden:
  - {soort: deel, geheel: individuele-hulp-vorm}
--- */
WITH verwezen AS (
    SELECT DISTINCT w.traject_id
    FROM gezien_doorverwijzing AS w
    WHERE w.richting = 'in' AND w.datum <= $tot AND w.partij IS NOT NULL
)

SELECT t.vorm, count(w.traject_id) AS waarde
FROM lopend($van, $tot) AS t
LEFT JOIN verwezen AS w ON w.traject_id = t.traject_id
WHERE t.vorm = 'individueel_traject'
    -- where help has a theme, verwijzer-bekend-aandeel says it
    AND NOT EXISTS (SELECT 1 FROM trajecten_thema($van, $tot))
GROUP BY t.vorm
ORDER BY t.vorm
