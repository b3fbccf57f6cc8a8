/* ---
id: eindmeting-bekend-aandeel
versie: 1
label: Aandeel met een start- en eindmeting
omschrijving: >-
  Deel van de individuele trajecten die in de periode eindigden, waarbij op ten minste een
  hoofddomein een startscore en een eindscore zijn vastgelegd.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: []
totaal_over: []
noemer: individuele trajecten die in de periode eindigden
soort: aandeel
telt: trajecten
beschermt: personen
regels: [BR02, BR21, BR30, BR40]
herkomst: Trajectregistratie van de organisatie
registratie: zrm_meting
breuk: {teller: eindmeting-bekend, noemer: trajecten-afgesloten}
dekking:
  naam: Eindmeting
  kolommen: [zrm_meting.score]
  herstel: >-
    Scoor bij het afsluiten dezelfde domeinen als bij het begin, ook als de hulp voortijdig stopt.
--- */
WITH afgesloten AS (
    SELECT traject_id
    FROM lopend($van, $tot)
    WHERE vorm = 'individueel_traject' AND eind_datum <= $tot
)

SELECT count(DISTINCT p.traject_id) AS teller, count(DISTINCT a.traject_id) AS noemer
FROM afgesloten AS a
LEFT JOIN scoreparen($van, $tot) AS p ON p.traject_id = a.traject_id
ORDER BY teller
