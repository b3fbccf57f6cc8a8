/* ---
id: bereik-dienst
versie: 1
label: Gerealiseerd bereik
omschrijving: >-
  Bereik van een dienst in de periode: trajecten, deelnames aan bijeenkomsten en contacten die
  meetellen. Wie binnen een dienst meer trajecten heeft, telt bij elk traject mee.
  Diensten tellen verschillende dingen, zoals inwoners, gezinnen of contacten; een totaal is daarom
  een som van bereik, geen aantal inwoners.
eenheid: bereik
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, thema]
totaal_over: [dienst, thema]
soort: aantal
telt: bereikte mensen
beschermt: personen
regels: [BR01, BR02, BR03, BR05, BR06, BR07, BR10, BR45]
herkomst: Registraties van de organisatie
verbanden:
  - soort: som
    delen: [bereik-met-plan, bereik-zonder-plan]
--- */
SELECT
    dienst_id AS dienst, thema, status,
    CASE WHEN status != 'niet_gestart' THEN aantal END AS waarde
FROM dienst_bereik($van, $tot)
UNION ALL
SELECT
    NULL AS dienst, thema,
    CASE WHEN bool_or(status = 'ondergrens') THEN 'ondergrens' ELSE 'zichtbaar' END AS status,
    sum(aantal) AS waarde
FROM dienst_bereik($van, $tot)
GROUP BY GROUPING SETS ((thema), ())
HAVING count(*) > 0
ORDER BY thema NULLS FIRST, dienst NULLS FIRST
