/* ---
id: opgegeven-feit
versie: 1
label: Opgegeven cijfers
omschrijving: >-
  Cijfers die de organisatie heeft opgegeven en die niet uit de registratie volgen. Wat er geteld
  is, staat bij het cijfer.
reeks: opgegeven
eenheid: volgens de opgave
decimalen: 0
afronding: zoals opgegeven
dimensies: [activiteit, dienst, thema]
totaal_over: []
soort: aantal
telt: volgens de opgave
beschermt: geen
regels: [BR46]
herkomst: Opgave van de organisatie
--- */
SELECT
    o.indicator,
    o.omschrijving,
    o.eenheid,
    o.activiteit_id AS activiteit,
    o.dienst_id AS dienst,
    -- An activity or service brings its own themes along.
    CASE WHEN o.activiteit_id IS NULL AND o.dienst_id IS NULL THEN o.thema END AS thema,
    o.waarde,
    CASE WHEN o.waarde_tot IS NOT NULL THEN 'ondergrens' ELSE 'zichtbaar' END AS status,
    o.bron_id AS bron,
    'opgegeven' AS herkomst
FROM main.opgegeven_feit AS o
WHERE o.periode = $periode AND o.akkoord
ORDER BY
    o.indicator, o.activiteit_id NULLS FIRST, o.dienst_id NULLS FIRST, o.thema NULLS FIRST,
    o.feit_id
