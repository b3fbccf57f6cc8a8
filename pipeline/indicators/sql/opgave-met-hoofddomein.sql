/* ---
id: opgave-met-hoofddomein
versie: 1
label: Trajecten met een hoofddomein
omschrijving: >-
  Aantal trajecten van een opgave, naar vorm, waarvoor ten minste een hoofddomein van de
  Zelfredzaamheid-Matrix is vastgelegd.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [thema, vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10, BR20]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: opgave-trajecten
rust_op: [hulp-hoofddomein-bekend-aandeel]
--- */
SELECT t.thema, t.vorm, count(DISTINCT h.traject_id) AS waarde
FROM dienst_trajecten($van, $tot) AS t
LEFT JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
GROUP BY t.thema, t.vorm
ORDER BY t.thema, t.vorm
