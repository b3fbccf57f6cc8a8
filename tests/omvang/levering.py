# ruff: noqa: S608  the SQL is written here, nothing comes from outside
"""A made-up delivery of any size: trajecten with the tables that hang on them, as clean CSV."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.contract import load_tables
from pipeline.paths import House
from tests.ingest.levering import CONFIG, ORG

TEAMS = 40
# Identifiers are in another order than the rows are, as in a system with several teams.
SQL = {
    "gebied": f"""
        SELECT 'GM0001' AS gebied_id, 'gemeente' AS soort, 'Dorp' AS naam, NULL AS ouder_id
        UNION ALL
        SELECT 'team-' || i, 'gebiedsteam', 'Team ' || i, 'GM0001' FROM range({TEAMS}) AS r(i)
        """,
    "traject": f"""
        SELECT traject_id, clientnummer, 'dienst-' || i % 12 AS dienst_id, vorm,
            ['jeugd', 'volwassenen', 'gezin'][1 + i % 3] AS doelgroep,
            strftime(start, '%d-%m-%Y') AS start_datum,
            CASE WHEN i % 5 > 0 THEN strftime(start + (20 + i % 200)::INTEGER, '%d-%m-%Y') END
                AS eind_datum,
            strftime(start + (i % 9)::INTEGER, '%d-%m-%Y') AS registratie_datum,
            (18 + i % 70)::VARCHAR AS leeftijd_bij_start,
            'team-' || i % {TEAMS} AS gebied_id,
            CASE WHEN i % 5 > 0 THEN ['doel_bereikt', 'doorverwezen', 'uitval'][1 + i % 3] END
                AS afsluitreden,
            (i % 11)::VARCHAR AS aantal_gesprekken,
            ['ja', 'nee'][1 + i % 2] AS groepsdeelname
        FROM basis
        """,
    "traject_hoofddomein": """
        SELECT traject_id, zrm_domein FROM basis
        UNION ALL
        SELECT traject_id, CASE zrm_domein WHEN 'FIN' THEN 'MP' ELSE 'FIN' END
        FROM basis WHERE i % 4 = 0
        """,
    "zrm_meting": """
        SELECT traject_id, zrm_domein, soort, (1 + (i + n) % 5)::VARCHAR AS score,
            strftime(start + (10 * n)::INTEGER, '%d-%m-%Y') AS datum,
            strftime(start + (10 * n + 1)::INTEGER, '%d-%m-%Y') AS registratie_datum
        FROM basis, (VALUES (0, 'start'), (1, 'doel'), (2, 'eind')) AS m(n, soort)
        WHERE vorm <> 'info_advies'
        """,
    "doorverwijzing": """
        SELECT 'V' || traject_id AS verwijzing_id, traject_id, ['in', 'uit'][1 + i % 2] AS richting,
            ['huisarts', 'zelf', 'wmo_team', 'onderwijs', 'ggz'][1 + i % 5] AS partij,
            strftime(start, '%d-%m-%Y') AS datum,
            strftime(start + 1, '%d-%m-%Y') AS registratie_datum
        FROM basis WHERE i % 3 = 0
        """,
}


def make(house: House, number: int) -> None:
    """Write a delivery of so many trajecten, of half as many people."""
    folder = house.delivery(ORG) / "tabellen"
    folder.mkdir(parents=True)
    (house.delivery(ORG) / "organisatie.yml").write_text(CONFIG, encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute(
            f"""
            CREATE VIEW basis AS SELECT i, 'T' || lpad((i * 7919 % {number})::VARCHAR, 8, '0')
                AS traject_id, (100000 + hash(i) % {number // 2 or 1})::VARCHAR AS clientnummer,
                ['info_advies', 'leun_en_steun', 'individueel_traject'][1 + i % 3] AS vorm,
                DATE '2020-01-01' + (i * 1000 // {number})::INTEGER AS start,
                ['FIN', 'WO', 'TB', 'HV', 'GG', 'SN', 'MP'][1 + i % 7] AS zrm_domein
            FROM range({number}) AS r(i)
            """
        )
        for table, sql in SQL.items():
            _write(connection, folder / f"{table}.csv", table, sql)


def _write(connection: duckdb.DuckDBPyConnection, path: Path, table: str, sql: str) -> None:
    found = {name for name, *_ in connection.execute(f"DESCRIBE {sql}").fetchall()}
    columns = ", ".join(c if c in found else f"NULL AS {c}" for c in load_tables()[table].columns)
    connection.execute(
        f"COPY (SELECT {columns} FROM ({sql})) TO '{path}' (FORMAT csv, DELIMITER ';', HEADER)"
    )
