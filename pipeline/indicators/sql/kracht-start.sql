/* ---
id: kracht-start
versie: 1
label: Kracht van de groep aan het begin
omschrijving: >-
  Score van de groep aan het begin op een schaal van 1 (de groep kan het niet zelf) tot en met 5
  (de groep is volledig zelfstandig). Zijn er meer groepen, dan is het hun gemiddelde.
eenheid: score
decimalen: 0
afronding: hele scores, half van nul af
dimensies: [activiteit]
totaal_over: []
noemer: groepen met een begin- en een eindscore op verschillende dagen
soort: gemiddelde
telt: groepen
beschermt: geen
regels: [BR30, BR43]
herkomst: Registratie van collectieve activiteiten door de organisatie
breuk: {noemer: kracht-groepen}
--- */
SELECT activiteit_id AS activiteit, sum(start_score) AS teller, count(*) AS noemer
FROM groepen($van, $tot)
GROUP BY activiteit_id
ORDER BY activiteit_id
