-- What several indicators share. Runs once per connection, before any definition.
-- The temp tables thema_domein(thema, zrm_domein), codelijst(lijst, code, volgorde),
-- leeftijdsgroep(code, van, tot) and gebied_rapport(gebied_id) are filled from the configuration
-- and the code lists; everything here is temporary, the database itself is open read-only.

-- BR02: a traject counts in a period if it started on or before the last day and had not ended
-- before the first.
CREATE OR REPLACE TEMP MACRO lopend(van, tot) AS TABLE
SELECT t.*
FROM main.traject AS t
WHERE t.start_datum <= tot AND (t.eind_datum IS NULL OR t.eind_datum >= van);

-- BR04: individual help is counted per traject and main domain. A traject with two main domains
-- counts in both, so domains never add up.
CREATE OR REPLACE TEMP MACRO hulp(van, tot) AS TABLE
SELECT t.traject_id, d.zrm_domein AS domein, t.vorm, t.leeftijd_bij_start AS leeftijd
FROM lopend(van, tot) AS t
JOIN main.traject_hoofddomein AS d ON d.traject_id = t.traject_id
WHERE d.zrm_domein IN (SELECT zrm_domein FROM thema_domein);

-- BR23: individual trajecten of people who were adult at the start.
CREATE OR REPLACE TEMP MACRO volwassen(van, tot) AS TABLE
SELECT h.traject_id, h.domein
FROM hulp(van, tot) AS h
WHERE h.vorm = 'individueel_traject' AND h.leeftijd >= 18;

-- BR23: of those, the trajecten with a goal score and an end score on that domain. Scores given
-- after the period are not known yet (BR10), so a later delivery does not change an earlier year.
CREATE OR REPLACE TEMP MACRO doelparen(van, tot) AS TABLE
SELECT v.traject_id, v.domein, max(eind.score) >= max(doel.score) AS behaald
FROM volwassen(van, tot) AS v
JOIN main.zrm_meting AS doel
    ON doel.traject_id = v.traject_id AND doel.zrm_domein = v.domein
    AND doel.soort = 'doel' AND doel.datum <= tot
JOIN main.zrm_meting AS eind
    ON eind.traject_id = v.traject_id AND eind.zrm_domein = v.domein
    AND eind.soort = 'eind' AND eind.datum <= tot
GROUP BY v.traject_id, v.domein;

-- Referrals of individual trajecten, once per theme in which the traject has a main domain.
CREATE OR REPLACE TEMP MACRO verwijzingen(van, tot, kant) AS TABLE
SELECT DISTINCT td.thema, w.verwijzing_id, w.partij
FROM main.doorverwijzing AS w
JOIN lopend(van, tot) AS t ON t.traject_id = w.traject_id
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
JOIN thema_domein AS td ON td.zrm_domein = h.zrm_domein
WHERE t.vorm = 'individueel_traject' AND w.richting = kant
    AND w.datum BETWEEN van AND tot;

-- Activities of the themes that are reported on.
CREATE OR REPLACE TEMP MACRO activiteiten() AS TABLE
SELECT a.activiteit_id, a.bereik_status, a.start_jaar
FROM main.collectieve_activiteit AS a
WHERE list_has_any(a.themas, (SELECT coalesce(list(DISTINCT thema), []) FROM thema_domein));

-- BR05: meetings of professionals about a client are no collective reach.
CREATE OR REPLACE TEMP MACRO bijeenkomsten(van, tot) AS TABLE
SELECT b.bijeenkomst_id, b.activiteit_id, b.aantal_inwoners
FROM main.bijeenkomst AS b
WHERE b.datum BETWEEN van AND tot AND NOT coalesce(b.clientoverleg, false);

-- BR43: the strength of a group is known if it was scored at the start and, on another day, at
-- the end. A group belongs to the period in which it ended.
CREATE OR REPLACE TEMP MACRO groepen(van, tot) AS TABLE
SELECT a.activiteit_id, s.groep_id, s.score AS start_score, e.score AS eind_score
FROM activiteiten() AS a
JOIN main.groep_kracht AS s ON s.activiteit_id = a.activiteit_id AND s.soort = 'start'
JOIN main.groep_kracht AS e
    ON e.activiteit_id = s.activiteit_id AND e.groep_id = s.groep_id AND e.soort = 'eind'
WHERE e.datum > s.datum AND e.datum BETWEEN van AND tot;

-- The domains that are reported on: zero is an answer too, so counts start from this list.
CREATE OR REPLACE TEMP MACRO domeinen() AS TABLE
SELECT DISTINCT zrm_domein AS domein FROM thema_domein;

-- BR02: what services register themselves, apart from the ordinary registration. Part of it began
-- before the period and runs on.
CREATE OR REPLACE TEMP MACRO diensttrajecten(van, tot) AS TABLE
SELECT
    d.registratie_id, d.dienst_id, d.soort, d.aanmelder,
    CASE WHEN d.start_datum < van THEN 'doorlopend' ELSE 'nieuw' END AS begin
FROM main.dienst_traject AS d
JOIN main.dienst AS n ON n.dienst_id = d.dienst_id
WHERE d.start_datum <= tot AND (d.eind_datum IS NULL OR d.eind_datum >= van)
    AND list_has_any(n.themas, (SELECT coalesce(list(DISTINCT thema), []) FROM thema_domein));

-- The neighbourhoods inside the areas that are reported on, through whatever lies between.
CREATE OR REPLACE TEMP MACRO buurten() AS TABLE
WITH RECURSIVE onder AS (
    SELECT g.gebied_id, g.soort
    FROM main.gebied AS g
    JOIN gebied_rapport AS r ON r.gebied_id = g.gebied_id
    WHERE g.soort = 'gemeente'
    UNION ALL
    SELECT g.gebied_id, g.soort
    FROM main.gebied AS g
    JOIN onder AS o ON g.ouder_id = o.gebied_id
)
SELECT DISTINCT gebied_id FROM onder WHERE soort = 'buurt';

-- How liveable they are. Two publications may give one number: the newest counts.
CREATE OR REPLACE TEMP MACRO leefbaarheid_buurten(tot_jaar) AS TABLE
SELECT
    e.gebied_id AS buurt,
    CAST(e.jaar AS VARCHAR) AS jaar,
    e.waarde AS klasse,
    e.bron_id AS bron,
    CASE WHEN b.soort = 'voorbeeld' THEN 'voorbeeld' ELSE 'extern' END AS herkomst
FROM main.externe_indicator AS e
JOIN buurten() AS g ON g.gebied_id = e.gebied_id
LEFT JOIN main.bron AS b ON b.bron_id = e.bron_id
WHERE e.indicator = 'leefbaarheid-klasse' AND e.waarde IS NOT NULL AND e.jaar <= tot_jaar
QUALIFY row_number() OVER (
    PARTITION BY e.gebied_id, e.jaar ORDER BY b.jaar DESC NULLS LAST, e.bron_id
) = 1;
