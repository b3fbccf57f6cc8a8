/* ---
id: verwijzers
versie: 1
label: Trajecten via een verwijzer
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep en waarbij is vastgelegd wie de cliënt
  verwees, naar verwijzer en naar het thema van de dienst. Van elk traject telt de eerste
  verwijzing. De registratie is niet volledig.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [partij, thema]
totaal_over: [partij, thema]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR34]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: trajecten-lopend
rust_op: [verwijzer-bekend-aandeel]
--- */
WITH eerste AS (
    SELECT t.thema, t.traject_id, arg_min(w.partij, (w.datum, w.verwijzing_id)) AS partij
    FROM trajecten_thema($van, $tot) AS t
    JOIN main.doorverwijzing AS w ON w.traject_id = t.traject_id
    WHERE w.richting = 'in' AND w.datum <= $tot AND w.partij IS NOT NULL
    GROUP BY t.thema, t.traject_id
)

SELECT thema, partij, count(*) AS waarde
FROM eerste
GROUP BY CUBE (thema, partij)
HAVING count(*) > 0
ORDER BY thema NULLS FIRST, partij NULLS FIRST
