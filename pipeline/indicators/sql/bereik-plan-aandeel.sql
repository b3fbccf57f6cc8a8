/* ---
id: bereik-plan-aandeel
versie: 1
label: Bereik als deel van het plan
omschrijving: >-
  Hoeveel procent van het geplande bereik in de periode is gehaald. Diensten zonder plan tellen
  niet mee, ook niet in het percentage van een opgave of van het geheel.
eenheid: "%"
decimalen: 0
afronding: hele procenten, half van nul af
dimensies: [dienst, thema]
totaal_over: [dienst, thema]
noemer: gepland bereik tot en met de peildatum
soort: verhouding
telt: bereikte mensen
beschermt: personen
regels: [BR11, BR12, BR30]
herkomst: Registraties en planning van de organisatie
breuk: {teller: bereik-met-plan, noemer: gepland-bereik-peildatum}
--- */
WITH vergeleken AS (
    SELECT
        thema, dienst_id AS dienst, status, aantal,
        plan_tot_peildatum(plan, coalesce($planfactor, 1)) AS plan
    FROM dienst_bereik($van, $tot)
    WHERE gepland AND ($planfactor IS NOT NULL OR $tot - $van >= 364)
)

SELECT dienst, thema, status, aantal AS teller, plan AS noemer
FROM vergeleken
UNION ALL
SELECT
    NULL AS dienst, thema,
    CASE WHEN bool_or(status = 'ondergrens') THEN 'ondergrens' ELSE 'zichtbaar' END AS status,
    sum(aantal) AS teller, sum(plan) AS noemer
FROM vergeleken
GROUP BY GROUPING SETS ((thema), ())
HAVING count(*) > 0
ORDER BY thema NULLS FIRST, dienst NULLS FIRST
