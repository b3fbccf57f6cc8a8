/* ---
id: bijeenkomsten
versie: 1
label: Bijeenkomsten
omschrijving: >-
  Aantal bijeenkomsten van deze activiteit in de periode. Overleggen van hulpverleners over een
  cliënt tellen niet mee.
eenheid: bijeenkomsten
decimalen: 0
afronding: hele aantallen
dimensies: [activiteit]
totaal_over: []
soort: aantal
telt: bijeenkomsten
beschermt: geen
regels: [BR05, BR45]
herkomst: Registratie van collectieve activiteiten door de organisatie
--- */
WITH stand AS (
    SELECT
        activiteit_id,
        -- BR45: the sign comes from the status of the activity, never from the number.
        CASE
            WHEN bereik_status = 'niet_beschikbaar' THEN 'niet_beschikbaar'
            WHEN bereik_status = 'start_later' AND coalesce(start_jaar > $jaar, true)
                THEN 'start_later'
            ELSE 'zichtbaar'
        END AS status
    FROM activiteiten()
    WHERE bereik_status != 'per_maand'
)

SELECT
    s.activiteit_id AS activiteit,
    s.status,
    CASE WHEN s.status = 'zichtbaar' THEN count(b.bijeenkomst_id) END AS waarde
FROM stand AS s
LEFT JOIN bijeenkomsten($van, $tot) AS b ON b.activiteit_id = s.activiteit_id
GROUP BY s.activiteit_id, s.status
ORDER BY s.activiteit_id
