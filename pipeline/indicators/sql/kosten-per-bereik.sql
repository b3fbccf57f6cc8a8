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
breuk: {teller: toegerekende-kosten, noemer: gepland-bereik}
soort: gemiddelde
telt: euro
beschermt: geen
regels: [BR01, BR30, BR32]
herkomst: Begroting en planning van de organisatie
--- */
SELECT k.thema, k.bedrag AS teller, sum(g.bereik) AS noemer
FROM thema_kosten AS k
JOIN gepland AS g ON g.thema = k.thema
GROUP BY k.thema, k.bedrag
HAVING sum(g.bereik) > 0
ORDER BY k.thema
