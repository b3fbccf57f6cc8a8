from itertools import pairwise

import pytest

from pipeline.contract import Code, CodeList, load_codelists

LISTS = load_codelists()


@pytest.mark.parametrize(
    ("codelist", "spelling", "code"),
    [
        ("zrm_domein", "Financiën", "FIN"),
        ("zrm_domein", "fin", "FIN"),
        ("zrm_domein", "Werk en inkomen", "WO"),
        ("zrm_domein", "  werk   & opleiding ", "WO"),
        ("zrm_domein", "Verslaving", "MG"),
        ("vorm", "I&A", "info_advies"),
        ("vorm", "Informatie en advies", "info_advies"),
        ("verwijspartij", "GKB", "kredietbank"),
        ("aard", "Vooraf preventief", "vooral_preventief"),
        ("kracht_schaal", "Groep kan het niet op eigen houtje", "1"),
        ("leeftijdsgroep", "<18", "0-17"),
    ],
)
def test_a_spelling_from_the_field_is_read_as_its_code(codelist, spelling, code):
    found = LISTS[codelist].find(spelling)
    assert found is not None
    assert found.code == code


def test_an_unknown_spelling_is_no_code():
    assert LISTS["vorm"].find("groepswerk") is None


def test_the_matrix_has_thirteen_domains_and_parenthood_is_another_instrument():
    instruments = [code.attributes["instrument"] for code in LISTS["zrm_domein"].codes]
    assert instruments.count("ZRM2017") == 13
    assert instruments.count("ZRM_OUDERSCHAP") == 4


def test_age_groups_follow_each_other_without_gap_or_overlap():
    bounds = [(c.attributes["van"], c.attributes["tot"]) for c in LISTS["leeftijdsgroep"].codes]
    assert bounds[0][0] == 0
    for (_, high), (low, _) in pairwise(bounds):
        assert low == high + 1


def test_every_referral_party_belongs_to_a_known_sector():
    for code in LISTS["verwijspartij"].codes:
        assert code.attributes["sector"] in LISTS["sector"]


def test_every_list_has_a_version_and_a_source():
    for codelist in LISTS.values():
        assert codelist.version >= 1
        assert codelist.source


def test_a_spelling_that_stands_for_two_codes_is_refused():
    with pytest.raises(ValueError, match="two codes"):
        CodeList("x", "X", 1, "", (Code("a", "een", ("zelfde",)), Code("b", "ander", ("Zelfde",))))
