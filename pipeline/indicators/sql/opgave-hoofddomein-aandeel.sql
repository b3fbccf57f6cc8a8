/* ---
id: opgave-hoofddomein-aandeel
versie: 1
label: Aandeel trajecten met een hoofddomein
omschrijving: >-
  Deel van de trajecten van een opgave, naar vorm, met dit hoofddomein, van alle trajecten waarvoor
  ten minste een hoofddomein is vastgelegd. Een traject kan meer hoofddomeinen hebben; samen kan het
  dus meer dan honderd procent zijn.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [domein, thema, vorm]
totaal_over: []
noemer: trajecten met ten minste een hoofddomein
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR20, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
breuk: {teller: opgave-hoofddomein, noemer: opgave-met-hoofddomein, totaal_over: domein}
--- */
WITH geteld AS (
    SELECT t.thema, t.vorm, t.traject_id, h.zrm_domein AS domein
    FROM dienst_trajecten($van, $tot) AS t
    JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
),

geheel AS (
    SELECT thema, vorm, count(DISTINCT traject_id) AS noemer FROM geteld GROUP BY thema, vorm
)

SELECT g.domein, g.thema, g.vorm, count(*) AS teller, any_value(a.noemer) AS noemer
FROM geteld AS g
JOIN geheel AS a ON a.thema = g.thema AND a.vorm = g.vorm
GROUP BY g.thema, g.vorm, g.domein
ORDER BY g.thema, g.vorm, g.domein
