/* ---
id: gepland-bereik-categorie
versie: 1
label: Gepland bereik van een categorie
omschrijving: >-
  Hoeveel bereik voor het jaar is gepland voor de diensten van deze categorie samen.
eenheid: bereik
decimalen: 0
afronding: hele aantallen
dimensies: [categorie, thema]
totaal_over: []
soort: aantal
telt: bereik
beschermt: geen
regels: [BR01, BR03]
herkomst: Planning van de organisatie
--- */
SELECT t.thema, t.categorie, sum(g.bereik) AS waarde, 'opgegeven' AS herkomst
FROM dienst_thema AS t
JOIN gepland AS g ON g.dienst = t.dienst_id AND g.thema = t.thema
WHERE t.categorie IS NOT NULL
GROUP BY t.thema, t.categorie
ORDER BY t.thema, t.categorie
