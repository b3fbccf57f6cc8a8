/* ---
id: clienten
versie: 1
label: Cliënten met een traject
omschrijving: >-
  Aantal verschillende mensen met een individueel traject dat in de periode liep, naar begin. Wie
  meer trajecten heeft, telt een keer; wie een nieuw en een eerder begonnen traject heeft, telt
  bij allebei.
eenheid: cliënten
decimalen: 0
afronding: hele aantallen
dimensies: [begin]
totaal_over: []
soort: aantal
telt: inwoners
beschermt: personen
regels: [BR02, BR04]
herkomst: Trajectregistratie van de organisatie
--- */
SELECT begin, count(DISTINCT inwoner_pid) AS waarde
FROM trajecten_thema($van, $tot)
GROUP BY begin
ORDER BY begin
