/* ---
id: kosten-per-bereik
versie: 1
label: Kosten per bereik
omschrijving: >-
  De begrote kosten van dit thema gedeeld door het geplande bereik. Alleen berekend als bekend is
  welke diensten elke regel van de begroting betaalt, en geen regel ongedeeld bij meer thema's
  hoort.
eenheid: euro
decimalen: 0
afronding: hele euro's, half van nul af
dimensies: [thema]
totaal_over: []
noemer: het geplande bereik van de diensten van dit thema
breuk: {teller: begroting-bedrag, noemer: gepland-bereik}
soort: gemiddelde
telt: euro
beschermt: geen
regels: [BR01, BR30, BR32]
herkomst: Begroting en planning van de organisatie
--- */
WITH deel AS (
    SELECT DISTINCT
        r.thema,
        r.regel,
        -- A line of one theme counts whole, a shared line for the shares of its services.
        CASE
            WHEN r.gedeeld OR r.thema <> r.regel_thema
                THEN r.bedrag
                    * CAST(sum(r.aandeel) OVER (PARTITION BY r.thema, r.regel) AS DECIMAL(9, 4))
            ELSE r.bedrag
        END AS bedrag
    FROM regel_dienst AS r
), kosten AS (
    SELECT thema, sum(bedrag) AS bedrag FROM deel GROUP BY thema
), bereik AS (
    SELECT thema, sum(bereik) AS bereik FROM gepland GROUP BY thema
)

SELECT k.thema, k.bedrag AS teller, b.bereik AS noemer
FROM kosten AS k
JOIN bereik AS b ON b.thema = k.thema
WHERE k.thema NOT IN (SELECT thema FROM kostenbezwaar) AND b.bereik > 0
ORDER BY k.thema
