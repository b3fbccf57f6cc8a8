/* ---
id: trajecten-hoofddomein
versie: 1
label: Individuele trajecten naar hoofddomein
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep en dit hoofddomein van de
  Zelfredzaamheid-Matrix of het supplement Ouderschap had. Een traject kan meer hoofddomeinen
  hebben, dus domeinen tellen niet op.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [domein]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR04, BR20]
herkomst: Trajectregistratie van de organisatie
rust_op: [hulp-hoofddomein-bekend-aandeel]
--- */
SELECT d.code AS domein, count(t.traject_id) AS waarde
FROM (SELECT code FROM codelijst WHERE lijst = 'zrm_domein') AS d
LEFT JOIN (
    SELECT t.traject_id, h.zrm_domein
    FROM lopend($van, $tot) AS t
    JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
    WHERE t.vorm = 'individueel_traject'
) AS t ON t.zrm_domein = d.code
GROUP BY d.code
ORDER BY d.code
