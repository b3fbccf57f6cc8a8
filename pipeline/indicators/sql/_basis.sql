-- What several indicators share. Runs once per connection, before any definition.
-- The temp tables thema(thema, volgorde), thema_domein(thema, zrm_domein),
-- codelijst(lijst, code, volgorde), leeftijdsgroep(code, van, tot), gebied_rapport(gebied_id),
-- zrm_instrument(domein, instrument), verwijspartij(code, zwaarte) and moment(jaar, tot, peildatum)
-- are filled from the configuration and the code lists; everything here is temporary, the database
-- itself is open read-only.

-- BR10: what was registered after the peildatum does not exist for a report with one, so the same
-- peildatum gives the same figures a year later. Registrations are read through these
-- views.
CREATE OR REPLACE TEMP VIEW gezien_traject AS
SELECT t.* FROM main.traject AS t, moment AS m
WHERE m.peildatum IS NULL OR t.registratie_datum <= m.peildatum;

CREATE OR REPLACE TEMP VIEW gezien_bijeenkomst AS
SELECT b.* FROM main.bijeenkomst AS b, moment AS m
WHERE m.peildatum IS NULL OR coalesce(b.registratie_datum, b.datum) <= m.peildatum;

CREATE OR REPLACE TEMP VIEW gezien_contact AS
SELECT c.* FROM main.contact AS c, moment AS m
WHERE m.peildatum IS NULL OR coalesce(c.registratie_datum, c.datum) <= m.peildatum;

CREATE OR REPLACE TEMP VIEW gezien_deelname AS
SELECT d.* FROM main.deelname AS d, moment AS m
WHERE m.peildatum IS NULL OR coalesce(d.registratie_datum, d.datum) <= m.peildatum;

CREATE OR REPLACE TEMP VIEW gezien_zrm_meting AS
SELECT z.* FROM main.zrm_meting AS z, moment AS m
WHERE m.peildatum IS NULL OR coalesce(z.registratie_datum, z.datum) <= m.peildatum;

CREATE OR REPLACE TEMP VIEW gezien_doorverwijzing AS
SELECT w.* FROM main.doorverwijzing AS w, moment AS m
WHERE m.peildatum IS NULL OR coalesce(w.registratie_datum, w.datum) <= m.peildatum;

-- BR03: a service belongs to one opgave a year; where nobody says which, to the themes it names.
CREATE OR REPLACE TEMP VIEW dienst_thema AS
SELECT o.dienst_id, o.thema, coalesce(o.naam, d.naam) AS naam, o.categorie, o.volgorde
FROM main.dienst_opgave AS o
JOIN moment AS m ON m.jaar = o.jaar
JOIN main.dienst AS d ON d.dienst_id = o.dienst_id
JOIN thema AS t ON t.thema = o.thema
WHERE o.akkoord IS NOT FALSE
UNION ALL
SELECT d.dienst_id, t.thema, d.naam, NULL AS categorie, d.volgorde
FROM main.dienst AS d
JOIN thema AS t ON list_contains(d.themas, t.thema)
WHERE NOT EXISTS (SELECT 1 FROM main.dienst_opgave AS o WHERE o.dienst_id = d.dienst_id);

-- BR45: how things stood with a service at the end of the period.
CREATE OR REPLACE TEMP VIEW stand AS
SELECT s.dienst_id, s.status, s.toelichting
FROM main.dienst_status AS s, moment AS m
WHERE s.peildatum <= m.tot
QUALIFY row_number() OVER (PARTITION BY s.dienst_id ORDER BY s.peildatum DESC) = 1;

-- An activity belongs to the themes it names, else to those of its service.
CREATE OR REPLACE TEMP VIEW activiteit_thema AS
SELECT a.activiteit_id, t.thema
FROM main.collectieve_activiteit AS a
JOIN thema AS t ON list_contains(a.themas, t.thema)
UNION
SELECT a.activiteit_id, d.thema
FROM main.collectieve_activiteit AS a
JOIN dienst_thema AS d ON d.dienst_id = a.dienst_id
WHERE coalesce(len(a.themas), 0) = 0;

-- BR02: a traject counts in a period if it started on or before the last day and had not ended
-- before the first.
CREATE OR REPLACE TEMP MACRO lopend(van, tot) AS TABLE
SELECT t.*
FROM gezien_traject AS t
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
JOIN gezien_zrm_meting AS doel
    ON doel.traject_id = v.traject_id AND doel.zrm_domein = v.domein
    AND doel.soort = 'doel' AND doel.datum <= tot
JOIN gezien_zrm_meting AS eind
    ON eind.traject_id = v.traject_id AND eind.zrm_domein = v.domein
    AND eind.soort = 'eind' AND eind.datum <= tot
GROUP BY v.traject_id, v.domein;

-- BR21: individual trajecten with a start score and an end score on a main domain, of anyone. End
-- scores given after the period are not known yet (BR10).
CREATE OR REPLACE TEMP MACRO scoreparen(van, tot) AS TABLE
SELECT t.traject_id, s.zrm_domein AS domein, max(s.score) AS start, max(e.score) AS eind
FROM lopend(van, tot) AS t
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
JOIN gezien_zrm_meting AS s
    ON s.traject_id = h.traject_id AND s.zrm_domein = h.zrm_domein AND s.soort = 'start'
JOIN gezien_zrm_meting AS e
    ON e.traject_id = h.traject_id AND e.zrm_domein = h.zrm_domein AND e.soort = 'eind'
    AND e.datum <= tot
WHERE t.vorm = 'individueel_traject'
GROUP BY t.traject_id, s.zrm_domein;

-- Referrals of individual trajecten, once per theme in which the traject has a main domain.
CREATE OR REPLACE TEMP MACRO verwijzingen(van, tot, kant) AS TABLE
SELECT DISTINCT td.thema, w.verwijzing_id, w.partij
FROM gezien_doorverwijzing AS w
JOIN lopend(van, tot) AS t ON t.traject_id = w.traject_id
JOIN main.traject_hoofddomein AS h ON h.traject_id = t.traject_id
JOIN thema_domein AS td ON td.zrm_domein = h.zrm_domein
WHERE t.vorm = 'individueel_traject' AND w.richting = kant
    AND w.datum BETWEEN van AND tot;

-- Activities of the themes that are reported on.
CREATE OR REPLACE TEMP MACRO activiteiten() AS TABLE
SELECT a.activiteit_id, a.bereik_status, a.start_jaar
FROM main.collectieve_activiteit AS a
WHERE a.activiteit_id IN (SELECT activiteit_id FROM activiteit_thema);

-- BR05: meetings of professionals about a client are no collective reach.
CREATE OR REPLACE TEMP MACRO bijeenkomsten(van, tot) AS TABLE
SELECT b.bijeenkomst_id, b.activiteit_id, b.aantal_inwoners
FROM gezien_bijeenkomst AS b
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
    AND n.dienst_id IN (SELECT dienst_id FROM dienst_thema);

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

-- BR03: help counts for one theme, the first of its service.
CREATE OR REPLACE TEMP VIEW dienst_hoofdthema AS
SELECT d.dienst_id, arg_min(d.thema, t.volgorde) AS thema
FROM dienst_thema AS d
JOIN thema AS t ON t.thema = d.thema
GROUP BY d.dienst_id;

-- Individual trajecten that ran, with the theme of their service; begun in the period or before.
CREATE OR REPLACE TEMP MACRO trajecten_thema(van, tot) AS TABLE
SELECT
    t.traject_id, t.inwoner_pid, t.gebied_id, t.groepsdeelname, d.thema,
    CASE WHEN t.start_datum < van THEN 'doorlopend' ELSE 'nieuw' END AS begin
FROM lopend(van, tot) AS t
JOIN dienst_hoofdthema AS d ON d.dienst_id = t.dienst_id
WHERE t.vorm = 'individueel_traject';

-- BR01: short contacts are contacts, not people.
CREATE OR REPLACE TEMP MACRO contacten_thema(van, tot) AS TABLE
SELECT t.traject_id, t.gebied_id, d.thema
FROM lopend(van, tot) AS t
JOIN dienst_hoofdthema AS d ON d.dienst_id = t.dienst_id
WHERE t.vorm = 'info_advies';

-- BR04: everybody who took part in a group, once: with a traject of their own, or without one.
CREATE OR REPLACE TEMP MACRO groepsdeelnemers(van, tot) AS TABLE
SELECT min(t.gebied_id) AS gebied_id, min(t.thema) AS thema, true AS eigen_traject
FROM trajecten_thema(van, tot) AS t
WHERE t.groepsdeelname
GROUP BY t.inwoner_pid
UNION ALL
SELECT g.gebied_id, a.thema, false AS eigen_traject
FROM gezien_deelname AS g
JOIN (SELECT activiteit_id, min(thema) AS thema FROM activiteit_thema GROUP BY activiteit_id) AS a
    ON a.activiteit_id = g.activiteit_id
WHERE g.datum BETWEEN van AND tot;

CREATE OR REPLACE TEMP MACRO problemen(van, tot) AS TABLE
SELECT t.traject_id, t.thema, t.gebied_id, p.problematiek
FROM trajecten_thema(van, tot) AS t
JOIN main.traject_problematiek AS p ON p.traject_id = t.traject_id;

-- The woonservicezones of the organisation; help elsewhere, or nobody knows where, has none.
CREATE OR REPLACE TEMP MACRO zone_van(gebied) AS (
    CASE WHEN gebied IN (SELECT gebied_id FROM main.gebied WHERE soort = 'woonservicezone')
        THEN gebied ELSE 'onbekend' END
);

CREATE OR REPLACE TEMP MACRO zones() AS TABLE
SELECT gebied_id AS zone FROM main.gebied WHERE soort = 'woonservicezone'
UNION ALL
SELECT 'onbekend' AS zone
WHERE EXISTS (SELECT 1 FROM main.gebied WHERE soort = 'woonservicezone');
