/* ---
id: startmeting-bekend
versie: 1
label: Trajecten met een startmeting
omschrijving: >-
  Aantal individuele trajecten met een hoofddomein waarbij op ten minste een hoofddomein een
  startscore is vastgelegd.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR21]
herkomst: Trajectregistratie van de organisatie
registratie: zrm_meting
verbanden:
  - {soort: deel, geheel: hulp-hoofddomein-bekend}
--- */
WITH gemeten AS (
    SELECT DISTINCT h.traject_id
    FROM main.traject_hoofddomein AS h
    JOIN gezien_zrm_meting AS s
        ON s.traject_id = h.traject_id AND s.zrm_domein = h.zrm_domein
        AND s.soort = 'start' AND s.datum <= $tot
)

SELECT t.vorm, count(DISTINCT g.traject_id) AS waarde
FROM lopend($van, $tot) AS t
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
LEFT JOIN gemeten AS g ON g.traject_id = t.traject_id
WHERE t.vorm = 'individueel_traject'
GROUP BY t.vorm
ORDER BY t.vorm
