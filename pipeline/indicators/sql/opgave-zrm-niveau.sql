/* ---
id: opgave-zrm-niveau
versie: 1
label: Metingen per niveau van zelfredzaamheid
omschrijving: >-
  Aantal metingen op elk niveau van de Zelfredzaamheid-Matrix, bij de start en aan het eind, over
  dezelfde trajecten en hoofddomeinen: die waarvan beide scores bekend zijn.
eenheid: metingen
decimalen: 0
afronding: hele aantallen
dimensies: [moment, niveau, thema]
totaal_over: [niveau]
verbanden:
  - {soort: deel, geheel: opgave-zrm-paren, over: niveau, zonder: moment}
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10, BR22]
herkomst: Trajectregistratie van de organisatie
--- */
WITH scores AS (
    SELECT thema, 'start' AS moment, start_score AS score FROM zrm_paren($van, $tot)
    UNION ALL
    SELECT thema, 'eind' AS moment, eind_score AS score FROM zrm_paren($van, $tot)
),

raster AS (
    SELECT DISTINCT s.thema, s.moment, n.code AS niveau
    FROM scores AS s
    CROSS JOIN (
        SELECT code FROM codelijst WHERE lijst = 'zrm_schaal' UNION ALL SELECT NULL
    ) AS n
)

SELECT r.moment, r.niveau, r.thema, count(s.score) AS waarde
FROM raster AS r
LEFT JOIN scores AS s
    ON s.thema = r.thema AND s.moment = r.moment
    AND (r.niveau IS NULL OR CAST(s.score AS VARCHAR) = r.niveau)
GROUP BY r.moment, r.niveau, r.thema
ORDER BY r.thema, r.moment, r.niveau NULLS FIRST
