/* ---
id: zrm-paren
versie: 1
label: Trajecten met een begin- en een eindscore
omschrijving: >-
  Aantal individuele trajecten dat in de periode liep en op dit hoofddomein een startscore en een
  eindscore heeft. Eindscores van na de periode tellen niet mee.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [domein]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR21]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - {soort: deel, geheel: trajecten-hoofddomein}
rust_op: [startmeting-bekend-aandeel, eindmeting-bekend-aandeel]
--- */
SELECT d.code AS domein, count(p.traject_id) AS waarde
FROM (SELECT code FROM codelijst WHERE lijst = 'zrm_domein') AS d
LEFT JOIN scoreparen($van, $tot) AS p ON p.domein = d.code
GROUP BY d.code
ORDER BY d.code
