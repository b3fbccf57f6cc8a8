/* ---
id: externe-indicator
versie: 1
label: Cijfers van buiten de organisatie
omschrijving: >-
  Cijfers van anderen, zoals de bron ze geeft. Naam, omschrijving en eenheid van elk cijfer staan in
  de lijst van externe indicatoren.
reeks: extern
eenheid: volgens de lijst
decimalen: 1
afronding: zoals de bron
dimensies: [gebied, jaar, soort]
totaal_over: []
soort: aandeel
telt: volgens de lijst
beschermt: geen
regels: [BR30, BR46]
herkomst: De bron die bij het cijfer staat
--- */
SELECT
    e.indicator,
    e.gebied_id AS gebied,
    CAST(e.jaar AS VARCHAR) AS jaar,
    e.uitsplitsing AS soort,
    e.waarde,
    CASE
        -- The sign of the source for a secret number; every other sign means there is none.
        WHEN e.waarde IS NULL AND trim(e.symbool) = 'x' THEN 'onderdrukt'
        WHEN e.waarde IS NULL THEN 'niet_beschikbaar'
        WHEN e.aantal_afgerond_op > 1 THEN 'afgerond'
        ELSE 'zichtbaar'
    END AS status,
    e.bron_id AS bron,
    CASE WHEN b.soort = 'voorbeeld' THEN 'voorbeeld' ELSE 'extern' END AS herkomst
FROM main.externe_indicator AS e
JOIN gebied_rapport AS g ON g.gebied_id = e.gebied_id
LEFT JOIN main.bron AS b ON b.bron_id = e.bron_id
WHERE e.jaar <= $jaar
-- Two publications may give one number: the newest counts.
QUALIFY row_number() OVER (
    PARTITION BY e.indicator, e.gebied_id, e.jaar, e.uitsplitsing
    ORDER BY b.jaar DESC NULLS LAST, e.bron_id
) = 1
ORDER BY e.indicator, e.gebied_id, e.jaar, e.uitsplitsing NULLS FIRST
