/* ---
id: opgave-zrm-paren
versie: 1
label: Metingen bij de start en aan het eind
omschrijving: >-
  Aantal keren dat bij een individueel traject van een opgave op een hoofddomein zowel een
  startscore als een eindscore is vastgelegd. Een traject met meer hoofddomeinen kan meer keren meetellen.
eenheid: metingen
decimalen: 0
afronding: hele aantallen
dimensies: [domein, thema]
totaal_over: [domein]
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10, BR21, BR22, BR24]
herkomst: Trajectregistratie van de organisatie
rust_op: [startmeting-bekend-aandeel, eindmeting-bekend-aandeel]
--- */
SELECT domein, thema, count(*) AS waarde
FROM zrm_paren($van, $tot)
GROUP BY GROUPING SETS ((thema), (thema, domein))
ORDER BY thema, domein NULLS FIRST
