/* ---
id: dienst-kerngebied
versie: 1
label: Trajecten uit het gebied van de dienst
omschrijving: >-
  Aantal trajecten van inwoners uit de gebieden waarvoor een dienst is bedoeld, van de diensten die
  niet overal zijn bedoeld.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, thema]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: bereik-dienst
--- */
SELECT
    t.dienst_id AS dienst, t.thema,
    count(*) FILTER (list_contains(d.gebieden, t.gebied_id)) AS waarde
FROM dienst_trajecten($van, $tot) AS t
JOIN main.dienst AS d ON d.dienst_id = t.dienst_id
WHERE len(d.gebieden) > 0
GROUP BY t.dienst_id, t.thema
ORDER BY t.thema, t.dienst_id
