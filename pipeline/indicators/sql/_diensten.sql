-- Services: trajecten, meetings and contacts, reach against the plan, scores per opgave.

-- BR01, BR03: trajecten of a service and the opgave it belonged to in the year.
CREATE OR REPLACE TEMP MACRO dienst_trajecten(van, tot) AS TABLE
SELECT s.thema, s.dienst_id, t.traject_id, t.vorm, t.gebied_id
FROM lopend(van, tot) AS t
JOIN dienst_thema AS s ON s.dienst_id = t.dienst_id;

-- Events of a service that need no person: matches, registrations, contacts with organisations.
CREATE OR REPLACE TEMP MACRO dienst_contacten(van, tot) AS TABLE
SELECT s.thema, s.dienst_id, c.contact_id, c.soort, c.telt_mee, c.opgepakt
FROM gezien_contact AS c
JOIN dienst_thema AS s ON s.dienst_id = c.dienst_id
WHERE c.datum BETWEEN van AND tot;

-- BR05, BR06: who came to the meetings of a service, volunteers only where it was agreed that they
-- count. At some meetings nobody counted.
CREATE OR REPLACE TEMP MACRO dienst_deelnames(van, tot) AS TABLE
SELECT
    s.thema, s.dienst_id, coalesce(b.aantal_inwoners, 0) AS inwoners,
    CASE WHEN d.telt_vrijwilligers THEN coalesce(b.aantal_vrijwilligers, 0) ELSE 0 END
        AS vrijwilligers,
    b.aantal_inwoners IS NULL AS ongeteld
FROM gezien_bijeenkomst AS b
JOIN main.collectieve_activiteit AS a ON a.activiteit_id = b.activiteit_id
JOIN main.dienst AS d ON d.dienst_id = a.dienst_id
JOIN dienst_thema AS s ON s.dienst_id = a.dienst_id
WHERE b.datum BETWEEN van AND tot AND NOT coalesce(b.clientoverleg, false);

-- BR01, BR05, BR06, BR07: what makes up the reach of a service: its trajecten, who came to its
-- meetings and the contacts that count. A meeting at which nobody counted leaves the reach a lower
-- bound.
CREATE OR REPLACE TEMP MACRO dienst_deelbereik(van, tot) AS TABLE
SELECT thema, dienst_id, 1 AS aantal, false AS ongeteld
FROM dienst_trajecten(van, tot)
UNION ALL
SELECT thema, dienst_id, 1 AS aantal, false AS ongeteld
FROM dienst_contacten(van, tot)
WHERE telt_mee
UNION ALL
SELECT thema, dienst_id, inwoners + vrijwilligers AS aantal, ongeteld
FROM dienst_deelnames(van, tot);

-- BR12, BR45: per service what was planned and reached. A service appears if it was planned, has a
-- status or reached someone; what has not begun has no reach, unless something was registered.
CREATE OR REPLACE TEMP MACRO dienst_bereik(van, tot) AS TABLE
WITH geteld AS (
    SELECT thema, dienst_id, sum(aantal) AS aantal, bool_or(ongeteld) AS ongeteld
    FROM dienst_deelbereik(van, tot)
    GROUP BY thema, dienst_id
)

SELECT
    s.thema, s.dienst_id, p.bereik AS plan, coalesce(p.bereik, 0) > 0 AS gepland,
    CASE
        WHEN g.aantal IS NULL AND st.status IN ('gepland', 'in_ontwikkeling', 'niet_gestart')
            THEN 'niet_gestart'
        WHEN g.ongeteld THEN 'ondergrens'
        ELSE 'zichtbaar'
    END AS status,
    coalesce(g.aantal, 0) AS aantal
FROM dienst_thema AS s
CROSS JOIN moment AS m
LEFT JOIN main.planning AS p ON p.dienst_id = s.dienst_id AND p.jaar = m.jaar
LEFT JOIN stand AS st ON st.dienst_id = s.dienst_id
LEFT JOIN geteld AS g ON g.dienst_id = s.dienst_id AND g.thema = s.thema
WHERE p.dienst_id IS NOT NULL OR st.dienst_id IS NOT NULL OR g.dienst_id IS NOT NULL;

-- BR11: the part of the year plan that belongs to the period, rounded per service.
CREATE OR REPLACE TEMP MACRO plan_tot_peildatum(plan, factor) AS
CAST(floor(CAST(plan AS DECIMAL(18, 0)) * CAST(factor AS DECIMAL(18, 12)) + 0.5) AS BIGINT);

-- BR21, BR22: main domains of trajecten of a service with a score at the start and at the end.
CREATE OR REPLACE TEMP MACRO zrm_paren(van, tot) AS TABLE
SELECT
    t.thema, t.traject_id, h.zrm_domein AS domein,
    max(start.score) AS start_score, max(eind.score) AS eind_score
FROM dienst_trajecten(van, tot) AS t
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
JOIN gezien_zrm_meting AS start
    ON start.traject_id = t.traject_id AND start.zrm_domein = h.zrm_domein
    AND start.soort = 'start' AND start.datum <= tot
JOIN gezien_zrm_meting AS eind
    ON eind.traject_id = t.traject_id AND eind.zrm_domein = h.zrm_domein
    AND eind.soort = 'eind' AND eind.datum <= tot
WHERE t.vorm = 'individueel_traject'
GROUP BY t.thema, t.traject_id, h.zrm_domein;
