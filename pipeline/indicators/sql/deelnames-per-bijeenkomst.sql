/* ---
id: deelnames-per-bijeenkomst
versie: 1
label: Deelnames per bijeenkomst
omschrijving: >-
  Gemiddeld aantal deelnames van inwoners per bijeenkomst in de periode, over alle activiteiten.
  Alleen bijeenkomsten waarbij de deelnemers zijn geteld, tellen mee.
eenheid: deelnames
decimalen: 1
afronding: op één decimaal, half van nul af
dimensies: []
totaal_over: []
noemer: bijeenkomsten waarbij de deelnemers zijn geteld
soort: gemiddelde
telt: bijeenkomsten
beschermt: geen
regels: [BR05, BR06, BR08, BR30]
herkomst: Registratie van collectieve activiteiten door de organisatie
breuk: {teller: deelnames}
rust_op: [bijeenkomsten-geteld-aandeel]
--- */
SELECT coalesce(sum(aantal_inwoners), 0) AS teller, count(aantal_inwoners) AS noemer
FROM bijeenkomsten($van, $tot)
ORDER BY teller
