/* ---
id: startmeting-bekend-aandeel
versie: 1
label: Aandeel met een startmeting
omschrijving: >-
  Deel van de individuele trajecten met een hoofddomein waarbij op ten minste een hoofddomein een
  startscore is vastgelegd.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [vorm]
totaal_over: []
noemer: individuele trajecten met een hoofddomein
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR21, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: zrm_meting
breuk: {teller: startmeting-bekend, noemer: hulp-hoofddomein-bekend}
dekking:
  naam: Startmeting
  kolommen: [zrm_meting.score]
  herstel: >-
    Scoor bij het begin van het traject elk hoofddomein. Zonder startscore is later niet te zien wat
    er veranderde.
--- */
WITH gemeten AS (
    SELECT DISTINCT h.traject_id
    FROM main.traject_hoofddomein AS h
    JOIN gezien_zrm_meting AS s
        ON s.traject_id = h.traject_id AND s.zrm_domein = h.zrm_domein
        AND s.soort = 'start' AND s.datum <= $tot
)

SELECT t.vorm, count(DISTINCT g.traject_id) AS teller, count(DISTINCT t.traject_id) AS noemer
FROM lopend($van, $tot) AS t
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
LEFT JOIN gemeten AS g ON g.traject_id = t.traject_id
WHERE t.vorm = 'individueel_traject'
GROUP BY t.vorm
ORDER BY t.vorm
