/* ---
id: opgave-trajecten
versie: 1
label: Trajecten naar vorm
omschrijving: >-
  Aantal trajecten van een opgave dat in de periode liep, naar vorm: individueel traject, leun en
  steun of informatie en advies; ook per dienst, voor diensten die daarnaast groepen of contacten
  hebben. Bij andere diensten zijn de trajecten samen het bereik.
eenheid: trajecten
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, thema, vorm]
totaal_over: []
soort: aantal
telt: trajecten
beschermt: personen
regels: [BR02, BR03, BR10]
herkomst: Trajectregistratie van de organisatie
verbanden:
  - soort: deel
    geheel: opgave-trajecten
    over: dienst
  - soort: deel
    geheel: bereik-dienst
    over: vorm
--- */
WITH ook_anders AS (
    SELECT dienst_id FROM dienst_deelnames($van, $tot)
    UNION
    SELECT dienst_id FROM dienst_contacten($van, $tot) WHERE telt_mee
)

SELECT NULL AS dienst, thema, vorm, count(*) AS waarde
FROM dienst_trajecten($van, $tot)
GROUP BY thema, vorm
UNION ALL
SELECT dienst_id AS dienst, thema, vorm, count(*) AS waarde
FROM dienst_trajecten($van, $tot)
WHERE dienst_id IN (SELECT dienst_id FROM ook_anders)
GROUP BY thema, dienst_id, vorm
ORDER BY thema, dienst NULLS FIRST, vorm
