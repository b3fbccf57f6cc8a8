/* ---
id: deelnames
versie: 1
label: Deelnames aan collectieve activiteiten
omschrijving: >-
  Aantal deelnames van inwoners aan bijeenkomsten in de periode. Wie vaker komt, telt elke keer mee;
  vrijwilligers en ketenpartners tellen niet mee.
eenheid: deelnames
decimalen: 0
afronding: hele aantallen
dimensies: []
totaal_over: []
soort: aantal
telt: deelnames
beschermt: personen
regels: [BR01, BR05, BR06]
herkomst: Registratie van collectieve activiteiten door de organisatie
rust_op: [bijeenkomsten-geteld-aandeel]
--- */
SELECT coalesce(sum(aantal_inwoners), 0) AS waarde
FROM bijeenkomsten($van, $tot)
ORDER BY waarde
