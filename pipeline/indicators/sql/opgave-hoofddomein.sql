/* ---
id: opgave-hoofddomein
versie: 1
label: Trajecten naar hoofddomein
omschrijving: >-
  Aantal trajecten van een opgave, naar vorm, met dit hoofddomein van de Zelfredzaamheid-Matrix. Een
  traject met meer hoofddomeinen telt bij elk daarvan mee, dus domeinen tellen niet op.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [domein, thema, vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10, BR20]
herkomst: Trajectregistratie van de organisatie
--- */
SELECT h.zrm_domein AS domein, t.thema, t.vorm, count(*) AS waarde
FROM dienst_trajecten($van, $tot) AS t
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
GROUP BY t.thema, t.vorm, h.zrm_domein
ORDER BY t.thema, t.vorm, h.zrm_domein
