/* ---
id: individuele-hulp
versie: 1
label: Individuele hulp
omschrijving: >-
  Aantal keren dat inwoners in de periode individuele hulp kregen bij dit hoofddomein van de
  Zelfredzaamheid-Matrix: een individueel traject, leun en steun of informatie en advies. Een
  traject met meer hoofddomeinen telt bij elk daarvan mee, dus domeinen tellen niet op.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [domein, vorm]
totaal_over: [vorm]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR04]
herkomst: Trajectregistratie van de organisatie
registratie: traject
rust_op: [hulp-hoofddomein-bekend-aandeel]
--- */
WITH geteld AS (
    SELECT domein, vorm, count(*) AS aantal
    FROM hulp($van, $tot)
    GROUP BY domein, vorm
),

raster AS (
    SELECT d.domein, v.code AS vorm
    FROM domeinen() AS d
    CROSS JOIN (SELECT code FROM codelijst WHERE lijst = 'vorm' UNION ALL SELECT NULL) AS v
)

SELECT r.domein, r.vorm, coalesce(sum(g.aantal), 0) AS waarde
FROM raster AS r
LEFT JOIN geteld AS g ON g.domein = r.domein AND (r.vorm IS NULL OR g.vorm = r.vorm)
GROUP BY r.domein, r.vorm
ORDER BY r.domein, r.vorm NULLS FIRST
