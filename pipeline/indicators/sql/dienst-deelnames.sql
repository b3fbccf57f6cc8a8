/* ---
id: dienst-deelnames
versie: 1
label: Deelnames aan bijeenkomsten
omschrijving: >-
  Hoe vaak mensen in de periode bij een bijeenkomst van een dienst waren, naar wie het waren. Wie
  vaker kwam, telt vaker mee. Vrijwilligers tellen alleen waar is afgesproken dat zij bij het bereik
  horen.
eenheid: deelnames
decimalen: 0
afronding: hele aantallen
dimensies: [dienst, soort, thema]
totaal_over: []
soort: aantal
telt: deelnames
beschermt: personen
regels: [BR05, BR06, BR10]
herkomst: Registratie van collectieve activiteiten door de organisatie
verbanden:
  - soort: deel
    geheel: bereik-dienst
    over: soort
--- */
WITH geteld AS (
    SELECT
        thema, dienst_id, sum(inwoners) AS inwoners, sum(vrijwilligers) AS vrijwilligers,
        bool_or(ongeteld) AS ongeteld
    FROM dienst_deelnames($van, $tot)
    GROUP BY thema, dienst_id
)

SELECT
    g.dienst_id AS dienst, s.soort, g.thema,
    CASE WHEN g.ongeteld THEN 'ondergrens' ELSE 'zichtbaar' END AS status,
    CASE s.soort WHEN 'inwoners' THEN g.inwoners ELSE g.vrijwilligers END AS waarde
FROM geteld AS g
JOIN main.dienst AS d ON d.dienst_id = g.dienst_id
CROSS JOIN (VALUES ('inwoners'), ('vrijwilligers')) AS s(soort)
WHERE s.soort = 'inwoners' OR d.telt_vrijwilligers
ORDER BY g.thema, g.dienst_id, s.soort
