/* ---
id: trajecten-dienst
versie: 1
label: Trajecten van een dienst
omschrijving: >-
  Aantal trajecten dat in de periode liep volgens de extra registratie die deze dienst zelf
  bijhoudt, ook als ze eerder begonnen. Ze tellen niet mee bij de individuele hulp.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, begin]
totaal_over: [begin]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02]
herkomst: Extra registratie van de dienst
--- */
WITH geteld AS (
    SELECT dienst_id, begin, count(*) AS aantal
    FROM diensttrajecten($van, $tot)
    GROUP BY dienst_id, begin
)

SELECT d.dienst_id AS dienst, b.begin, coalesce(sum(g.aantal), 0) AS waarde
FROM (SELECT DISTINCT dienst_id FROM geteld) AS d
CROSS JOIN (VALUES ('doorlopend'), ('nieuw'), (NULL)) AS b(begin)
LEFT JOIN geteld AS g ON g.dienst_id = d.dienst_id AND (b.begin IS NULL OR g.begin = b.begin)
GROUP BY d.dienst_id, b.begin
ORDER BY d.dienst_id, b.begin NULLS FIRST
