/* ---
id: kracht-groepen
versie: 1
label: Groepen met een begin- en eindscore
omschrijving: >-
  Aantal groepen van deze activiteit waarvan de kracht aan het begin en, op een latere dag, aan
  het eind is gescoord en waarvan de eindscore in de periode valt.
eenheid: groepen
decimalen: 0
afronding: hele aantallen
dimensies: [activiteit]
totaal_over: []
soort: aantal
telt: groepen
beschermt: geen
regels: [BR43]
herkomst: Registratie van collectieve activiteiten door de organisatie
rust_op: [groepen-gescoord-aandeel]
--- */
SELECT activiteit_id AS activiteit, count(*) AS waarde
FROM groepen($van, $tot)
GROUP BY activiteit_id
ORDER BY activiteit_id
