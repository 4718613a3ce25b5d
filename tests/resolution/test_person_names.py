"""Two names in two unrelated articles: one person or two."""

import pytest

from graph.resolution import resolve
from graph.resolution.person_names import parse

SAME = """
Anna Lindqvist            | ANNA LINDQVIST          case
Zoë Kravárik              | Zoe Kravarik            accents
Jean-Luc Marchand         | Jean Luc Marchand       hyphen
Sinéad O’Rourke           | Sinead O'Rourke         apostrophe
Sinéad O’Rourke           | Sinead ORourke          apostrophe left out
Sinéad O'Rourke           | Sinead O Rourke         a space for it
Conor McAllister          | Conor MacAllister       Mc and Mac
Conor McAllister          | Conor Mc Allister       spaced
Dmitry Kharlamov          | Dmitri Charlamow        kh and ch, v and w
Yuri Shcherbina           | Juri Schtscherbina      shch in German
Nikolay Zheludkov         | Nikolai Želudkov        zh and a caron
Tadeusz Czarnik           | Tadeusz Charnik         cz and ch
Arkady Bushuev            | Arkadi Buszujew         sh and sz
Ksenia Fomina             | Xenia Fomina            ks and x
Andrey Lobanov            | Andrei Lobanoff         -ov and -off
Grigory Malinovskiy       | Grigorij Malinovsky     -iy and -y
Volodymyr Tkachenko       | Vladimir Tkachenko      Ukrainian and Russian
Mykola Hnatiuk            | Nikolai Hnatyuk         Ukrainian and Russian
Yelena Vorobyova          | Elena Vorobiova         ye and e
Inna Kirsanov             | Inna Kirsanova          a woman's form
Pyotr Savin               | Petr Savin              yo and e
Mohammed Darwish          | Muhammad Darwish        spellings of one name
Ahmed Haddadi             | Ahmad Haddadi           spellings of one name
Hussein Barakat           | Husayn Barakat          spellings of one name
Salma al-Rifai            | Salma Alrifai           article joined
Salma al-Rifai            | Salma Al-Rifai          article with a capital
Salma el-Rifai            | Salma al-Rifai          el and al
Yousef al-Khatib          | Yousef Khatib           article left out
Nasser bin Saqr           | Nasser Saqr             bin left out
Joo Min-seok              | Ju Min-seok             Korean spellings
Park Hae-won              | Pak Hae-won             Korean spellings
Jung Ha-eun               | Jeong Ha-eun            Korean spellings
Choi Sung-min             | Choi Sung Min           Korean without hyphen
Moon Hae-rin              | Hae-rin Moon            Korean in western order
Zhang Weimin              | Weimin Zhang            Chinese in western order
Lucía Ferrer Quintana     | Lucía Ferrer            second Spanish family name left out
Lucía Ferrer Quintana     | Ferrer Quintana         Spanish given name left out
Ignacio de la Torre       | Ignacio De La Torre     particles
Jan van der Berg          | Jan Van Der Berg        Dutch particles
Jan van der Berg          | Van der Berg            Dutch without given name
Heike von Stetten         | von Stetten             German without given name
Guðrún Einarsdóttir       | Gudrun Einarsdottir     Icelandic letters
Þórdís Helgadóttir        | Thordis Helgadottir     Icelandic letters
Søren Bække               | Soren Baekke            Danish letters
Jörg Müllner              | Jorg Muellner           ü and ue
Strahinja Đorđić          | Strahinja Dordic        crossed d
Guiorgui Kvaratze         | Giorgi Kvaratze         gu before i, as in French and Spanish
Bob Tarleton              | Robert Tarleton         nickname
Dima Orlovsky             | Dmitry Orlovskiy        short form
Katya Belova              | Yekaterina Belova       short form
Bill Hargreaves           | William Hargreaves      nickname
Judith A. Penrose         | Judith Penrose          middle initial
Judith Anne Penrose       | Judith A. Penrose       middle name as initial
Ivan Petrovich Drozdov    | Ivan Drozdov            patronymic left out
Nomvula Dlamini           | Dlamini                 family name only
Carlos Mendizábal         | Mendizabal              family name only, no accent
Vereshchagin              | Anton Vereschagin       family name only, spelt otherwise
Thomas Weatherall Jr.     | Thomas Weatherall Jr    dots
Giannis Papadakis         | Yiannis Papadakis       Greek
Davit Lomidze             | David Lomidze           Georgian
"""

NOT_SAME = """
Anna Lindqvist            | Karin Lindqvist         another given name
Anatoly Fomin             | Andrei Fomin            another given name
Maria Belova              | Marina Belova           another given name
Dmitry Kharlamov          | Denis Kharlamov         one initial, two names
Juan Paredes              | Juana Paredes           a man's and a woman's name
Ian Holroyd               | John Holroyd            forms of one name in two languages
Rosa Quiroga              | Hernán Quiroga          perhaps married
Thomas Weatherall Jr.     | Thomas Weatherall Sr.   father and son
Thomas Weatherall Jr.     | Thomas Weatherall       father and son, perhaps
Kim Jae-hyun              | Kim Jae-hwan            Korean given names
Zhang Weimin              | Zhang Weiming           one letter makes a Chinese name another
Li Na                     | Li Wen                  short names
John Hansen               | John Hanson             one letter, two families
Erik Berg                 | Erik Borg               short family names
Judith A. Penrose         | Judith B. Penrose       middle initials
John Paul                 | John Paul Weatherall    two given names
Paul Weatherall           | John Paul Weatherall    the second given name
J. Penrose                | Judith Penrose          an initial alone
Smith                     | Andrew Smith            a name that many bear, alone
Pavel                     | Pavel Sorokin           a given name alone
Anna                      | Anna                    a given name alone
Sorokin                   | Sorokina Petrova        a word of another kind
Ahmed Haddadi             | Ahmed Haddouche         family names that begin alike
Nasser Saqr               | Nasser Sabri            short family names
Ben Saqr                  | Nasser Saqr             Ben is a given name
Guðrún Einarsdóttir       | Sigrún Einarsdóttir     sisters
Tadeusz Czarnik           | Tadeusz Czarnecki       family names that begin alike
"""


def _rows(table: str) -> list[tuple[str, str]]:
    rows = []
    for line in table.strip().splitlines():
        left, right = line.split("|")
        rows.append((left.strip(), right.split("  ")[0].strip()))
    return rows


def _one(left, right, document, chain) -> bool:
    chains = [chain("a", 0, "PERSON", left), chain("b", 0, "PERSON", right)]
    return len(resolve(chains, documents=[document("a"), document("b")]).entities) == 1


@pytest.mark.parametrize(("left", "right"), _rows(SAME))
def test_one_person(left, right, document, chain):
    assert _one(left, right, document, chain)
    assert _one(right, left, document, chain)


@pytest.mark.parametrize(("left", "right"), _rows(NOT_SAME))
def test_two_people(left, right, document, chain):
    assert not _one(left, right, document, chain)
    assert not _one(right, left, document, chain)


@pytest.mark.parametrize(
    ("name", "words", "generation"),
    [
        ("Ludwig van den Bosch", ("ludwig", "bosch"), 0),
        ("de Vries", ("vries",), 0),
        ("Al Ostrander", ("al", "ostrander"), 0),
        ("al-Rifai", ("rifai",), 0),
        ("Martin Okoro Jr.", ("martin", "okoro"), 2),
        ("Sean O Brannagh", ("sean", "obrannagh"), 0),
        ("“Darwish”", ("darwish",), 0),
        ("Darwish’s", ("darwish",), 0),
        ("", ("",), 0),
    ],
)
def test_parts(name, words, generation):
    parsed = parse(name)
    assert (parsed.words, parsed.generation) == (words, generation)
