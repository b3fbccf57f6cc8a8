/* ---
id: trajecten-lopend
versie: 1
label: Lopende trajecten
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep, naar het thema van de dienst en naar begin:
  nieuw in de periode, of al eerder begonnen. Wie meer trajecten heeft, telt meer keer mee.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [begin, thema]
totaal_over: [begin, thema]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR04]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: individuele-hulp-vorm
    waar: {vorm: individueel_traject}
--- */
WITH geteld AS (
    SELECT thema, begin, count(*) AS aantal
    FROM trajecten_thema($van, $tot)
    GROUP BY thema, begin
),

raster AS (
    SELECT t.thema, b.begin
    FROM (SELECT DISTINCT thema FROM geteld UNION SELECT NULL) AS t
    CROSS JOIN (VALUES ('doorlopend'), ('nieuw'), (NULL)) AS b(begin)
    WHERE EXISTS (SELECT 1 FROM geteld)
)

SELECT r.thema, r.begin, coalesce(sum(g.aantal), 0) AS waarde
FROM raster AS r
LEFT JOIN geteld AS g
    ON (r.thema IS NULL OR g.thema = r.thema) AND (r.begin IS NULL OR g.begin = r.begin)
GROUP BY r.thema, r.begin
ORDER BY r.thema NULLS FIRST, r.begin NULLS FIRST
