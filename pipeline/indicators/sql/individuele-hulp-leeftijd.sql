/* ---
id: individuele-hulp-leeftijd
versie: 1
label: Individuele hulp naar leeftijd
omschrijving: >-
  Aantal keren dat inwoners in de periode individuele hulp kregen bij dit hoofddomein, naar hun
  leeftijd aan het begin van de hulp. Hulp waarbij de leeftijd niet is vastgelegd, telt hier niet
  mee.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [domein, leeftijdsgroep]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR04]
herkomst: Trajectregistratie van de organisatie
registratie: traject
verbanden:
  - soort: deel
    geheel: individuele-hulp
    over: leeftijdsgroep
rust_op: [hulp-leeftijd-bekend-aandeel]
--- */
WITH geteld AS (
    SELECT h.domein, g.code AS leeftijdsgroep, count(*) AS aantal
    FROM hulp($van, $tot) AS h
    JOIN leeftijdsgroep AS g
        ON h.leeftijd >= g.van AND (g.tot IS NULL OR h.leeftijd <= g.tot)
    GROUP BY h.domein, g.code
)

SELECT d.domein, l.code AS leeftijdsgroep, coalesce(g.aantal, 0) AS waarde
FROM domeinen() AS d
CROSS JOIN leeftijdsgroep AS l
LEFT JOIN geteld AS g ON g.domein = d.domein AND g.leeftijdsgroep = l.code
ORDER BY d.domein, l.code
