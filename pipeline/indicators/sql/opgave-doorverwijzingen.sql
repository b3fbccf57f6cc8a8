/* ---
id: opgave-doorverwijzingen
versie: 1
label: Doorverwijzingen naar andere partijen
omschrijving: >-
  Aantal keren dat de organisatie in de periode iemand doorverwees bij een traject van een opgave,
  naar partij en naar de zwaarte van de hulp daar. Alleen wat is vastgelegd telt mee.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [partij, thema, zwaarte]
totaal_over: [partij, zwaarte]
soort: aantal
telt: verwijzingen
beschermt: personen
regels: [BR02, BR03, BR10]
herkomst: Trajectregistratie van de organisatie
--- */
SELECT w.partij, t.thema, p.zwaarte, count(*) AS waarde
FROM gezien_doorverwijzing AS w
JOIN dienst_trajecten($van, $tot) AS t ON t.traject_id = w.traject_id
JOIN verwijspartij AS p ON p.code = w.partij
WHERE w.richting = 'uit' AND w.datum BETWEEN $van AND $tot
GROUP BY GROUPING SETS ((t.thema), (t.thema, p.zwaarte), (t.thema, p.zwaarte, w.partij))
ORDER BY t.thema, p.zwaarte NULLS FIRST, w.partij NULLS FIRST
