/* ---
id: meldingen-per-maand
versie: 1
label: Meldingen per maand
omschrijving: >-
  Aantal meldingen per maand bij deze activiteit, zoals de organisatie het heeft opgegeven. Het is
  niet uit de registratie berekend.
eenheid: meldingen
decimalen: 0
afronding: zoals opgegeven
dimensies: [activiteit]
totaal_over: []
soort: aantal
telt: meldingen
beschermt: geen
regels: [BR45, BR46]
herkomst: Opgave van de organisatie
--- */
WITH akkoord AS (
    SELECT * FROM main.opgegeven_feit WHERE periode = $periode AND akkoord
)

SELECT
    a.activiteit_id AS activiteit,
    o.waarde,
    CASE
        WHEN o.waarde IS NULL THEN 'niet_beschikbaar'
        WHEN o.waarde_tot IS NOT NULL THEN 'ondergrens'
        ELSE 'zichtbaar'
    END AS status,
    o.bron_id AS bron,
    'opgegeven' AS herkomst
FROM activiteiten() AS a
LEFT JOIN akkoord AS o
    ON o.activiteit_id = a.activiteit_id AND o.indicator = 'meldingen-per-maand'
WHERE o.feit_id IS NOT NULL
    OR (
        a.bereik_status = 'per_maand'
        AND a.activiteit_id NOT IN (
            SELECT activiteit_id FROM akkoord WHERE activiteit_id IS NOT NULL
        )
    )
ORDER BY a.activiteit_id, o.feit_id
