/* ---
id: deelnemers-gemiddeld
versie: 1
label: Gemiddeld aantal deelnemers
omschrijving: >-
  Gemiddeld aantal inwoners per bijeenkomst van deze activiteit. Alleen bijeenkomsten waarbij de
  deelnemers zijn geteld, tellen mee; vrijwilligers en ketenpartners niet.
eenheid: deelnemers
decimalen: 0
afronding: hele aantallen, half van nul af
dimensies: [activiteit]
totaal_over: []
noemer: bijeenkomsten waarbij de deelnemers zijn geteld
soort: gemiddelde
telt: deelnames
beschermt: personen
regels: [BR05, BR06, BR08, BR30]
herkomst: Registratie van collectieve activiteiten door de organisatie
rust_op: [bijeenkomsten-geteld-aandeel]
--- */
SELECT
    a.activiteit_id AS activiteit,
    sum(b.aantal_inwoners) AS teller,
    count(b.aantal_inwoners) AS noemer
FROM activiteiten() AS a
JOIN bijeenkomsten($van, $tot) AS b ON b.activiteit_id = a.activiteit_id
WHERE a.bereik_status IN ('gemeten', 'start_later')
GROUP BY a.activiteit_id
ORDER BY a.activiteit_id
