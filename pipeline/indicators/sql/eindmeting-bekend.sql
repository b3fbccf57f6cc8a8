/* ---
id: eindmeting-bekend
versie: 1
label: Afgesloten trajecten met een start- en eindmeting
omschrijving: >-
  Aantal individuele trajecten dat in de periode eindigde en waarbij op ten minste een hoofddomein
  een startscore en een eindscore zijn vastgelegd.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR21]
herkomst: Trajectregistratie van de organisatie
registratie: zrm_meting
verbanden:
  - {soort: deel, geheel: trajecten-afgesloten}
  - {soort: deel, geheel: startmeting-bekend, waar: {vorm: individueel_traject}}
--- */
WITH afgesloten AS (
    SELECT traject_id
    FROM lopend($van, $tot)
    WHERE vorm = 'individueel_traject' AND eind_datum <= $tot
)

SELECT count(DISTINCT p.traject_id) AS waarde
FROM afgesloten AS a
JOIN scoreparen($van, $tot) AS p ON p.traject_id = a.traject_id
ORDER BY waarde
