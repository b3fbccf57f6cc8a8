-- What the indicators about the budget and its goals share. Runs after _basis.sql.

-- BR32: hours and amounts are computed unrounded from fte, the norm of the year and the rate. Means
-- that belong to no theme are a group of their own.
CREATE OR REPLACE TEMP VIEW begroting AS
SELECT
    r.regel_id AS regel,
    coalesce(r.thema, 'overige-middelen') AS thema,
    r.fte,
    r.tarief,
    r.fte * n.uren_per_fte AS uren,
    coalesce(r.bedrag, r.fte * n.uren_per_fte * r.tarief) AS bedrag,
    r.uit_regel_bedrag AS inzet,
    coalesce(r.verdeeld, false) AS verdeeld
FROM main.begroting_regel AS r
JOIN moment AS m ON m.jaar = r.jaar
JOIN main.begroting_norm AS n ON n.jaar = r.jaar
WHERE r.thema IS NULL OR r.thema IN (SELECT thema FROM thema);

-- Which services a line pays. A line is shared if it pays services of more than one theme; how much
-- each gets is known only where every service has a share.
CREATE OR REPLACE TEMP VIEW regel_dienst AS
SELECT
    b.regel,
    b.thema AS regel_thema,
    b.bedrag,
    b.inzet,
    v.dienst_id AS dienst,
    d.thema,
    v.aandeel,
    count(*) OVER (PARTITION BY b.regel) AS diensten,
    min(d.thema) OVER (PARTITION BY b.regel) <> max(d.thema) OVER (PARTITION BY b.regel) AS gedeeld,
    bool_and(v.aandeel IS NOT NULL) OVER (PARTITION BY b.regel) AS verdeling_bekend
FROM begroting AS b
JOIN main.begroting_dienst AS v ON v.regel_id = b.regel
JOIN dienst_thema AS d ON d.dienst_id = v.dienst_id
WHERE b.bedrag IS NOT NULL;

-- The services with a number in the planning of the year: only they can be laid beside costs.
CREATE OR REPLACE TEMP VIEW gepland AS
SELECT d.dienst_id AS dienst, d.thema, p.bereik
FROM dienst_thema AS d
JOIN moment AS m ON true
JOIN main.planning AS p ON p.dienst_id = d.dienst_id AND p.jaar = m.jaar
WHERE p.bereik IS NOT NULL;

-- Why the costs of a theme cannot be laid beside its reach: one row per reason, with the line and
-- the service it is about. Without a row they can.
CREATE OR REPLACE TEMP VIEW kostenbezwaar AS
SELECT b.thema, 'verdeeld' AS soort, b.regel, NULL AS dienst
FROM begroting AS b
WHERE b.verdeeld
UNION
SELECT b.thema, 'regel_zonder_dienst', b.regel, NULL
FROM begroting AS b
WHERE b.bedrag IS NOT NULL AND b.thema IN (SELECT thema FROM thema)
    AND NOT EXISTS (SELECT 1 FROM regel_dienst AS r WHERE r.regel = b.regel)
UNION
SELECT r.regel_thema, 'regel_voor_elders', r.regel, r.dienst
FROM regel_dienst AS r
WHERE r.thema <> r.regel_thema AND r.regel_thema IN (SELECT thema FROM thema)
    AND NOT r.verdeling_bekend
UNION
SELECT r.thema, 'dienst_van_elders', r.regel, r.dienst
FROM regel_dienst AS r
WHERE r.thema <> r.regel_thema AND NOT r.verdeling_bekend
UNION
SELECT r.thema, 'ook_uit_andere_regel', r.regel, NULL
FROM regel_dienst AS r
WHERE r.inzet IS NOT NULL
UNION
SELECT g.thema, 'dienst_zonder_regel', NULL, g.dienst
FROM gepland AS g
WHERE NOT EXISTS (SELECT 1 FROM begroting AS b WHERE b.thema = g.thema AND b.verdeeld)
    AND NOT EXISTS (SELECT 1 FROM regel_dienst AS r WHERE r.dienst = g.dienst);

-- What one service costs, where the mapping says so: its line pays nothing else or gives its share.
CREATE OR REPLACE TEMP VIEW dienst_kosten AS
SELECT
    r.dienst,
    sum(CASE WHEN r.diensten = 1 THEN r.bedrag ELSE r.bedrag * r.aandeel END) AS bedrag
FROM regel_dienst AS r
GROUP BY r.dienst
HAVING bool_and(r.inzet IS NULL AND (r.diensten = 1 OR r.aandeel IS NOT NULL));

-- What the services of a theme cost together, where nothing stands in the way: a line of one theme
-- counts whole, a shared line for the shares of its services.
CREATE OR REPLACE TEMP VIEW thema_kosten AS
WITH deel AS (
    SELECT DISTINCT
        r.thema,
        r.regel,
        CASE
            WHEN r.gedeeld OR r.thema <> r.regel_thema
                THEN r.bedrag
                    * CAST(sum(r.aandeel) OVER (PARTITION BY r.thema, r.regel) AS DECIMAL(9, 4))
            ELSE r.bedrag
        END AS bedrag
    FROM regel_dienst AS r
)

SELECT thema, sum(bedrag) AS bedrag
FROM deel
WHERE thema NOT IN (SELECT thema FROM kostenbezwaar)
GROUP BY thema;
