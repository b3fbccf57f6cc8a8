/* ---
id: personeel
versie: 1
label: Personeel
omschrijving: Cijfers uit de personeelsadministratie van de organisatie over de periode.
reeks: opgegeven
eenheid: volgens de opgave
decimalen: 0
afronding: zoals opgegeven
dimensies: []
totaal_over: []
soort: aantal
telt: medewerkers
beschermt: geen
regels: [BR30, BR46]
herkomst: Personeelsadministratie van de organisatie
--- */
WITH gekozen AS (SELECT * FROM main.personeel_periode WHERE periode = $periode),

cijfers AS (
    SELECT 'medewerkers' AS indicator, 'medewerkers in dienst' AS omschrijving,
        'medewerkers' AS eenheid, CAST(medewerkers AS DECIMAL(9, 2)) AS waarde FROM gekozen
    UNION ALL
    SELECT 'fte-gemiddeld', 'formatie in fte, gemiddeld over de periode', 'fte', fte_gemiddeld
    FROM gekozen
    UNION ALL
    SELECT 'instroom', 'medewerkers die in dienst kwamen', 'medewerkers', instroom FROM gekozen
    UNION ALL
    SELECT 'uitstroom', 'medewerkers die uit dienst gingen', 'medewerkers', uitstroom FROM gekozen
    UNION ALL
    SELECT 'flexibele-schil', 'aandeel van de flexibele schil in de formatie', '%', flex_aandeel
    FROM gekozen
    UNION ALL
    SELECT 'ziekteverzuim', 'ziekteverzuim', '%', verzuim_aandeel FROM gekozen
    UNION ALL
    SELECT 'ziekteverzuim-streef', 'ziekteverzuim waar de organisatie naar streeft', '%',
        verzuim_streef
    FROM gekozen
)

SELECT indicator, omschrijving, eenheid, waarde, 'opgegeven' AS herkomst
FROM cijfers
WHERE waarde IS NOT NULL
ORDER BY indicator
