-- geofa-grundlag.sql: det mindste af GeoFA 1.7, som Sociodemografisk monitorering (SDM) bygger på,
-- til en tom PostGIS-database.
-- Dannet af sdm generate; ret modellen, ikke denne fil.
-- Kun til afprøvning og udvikling. Brug det aldrig i en database, der har GeoFA; der køres kun
-- install.sql.
-- Kør: psql -v ON_ERROR_STOP=1 -d DATABASE -f geofa-grundlag.sql

BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;
SET LOCAL search_path = pg_catalog, public;

DO $sdm$
BEGIN
  IF to_regnamespace('fkg') IS NOT NULL
    AND obj_description(to_regnamespace('fkg')::oid, 'pg_namespace') IS DISTINCT FROM 'Uddrag af GeoFA til afprøvning af Sociodemografisk monitorering; ikke GeoFA selv.' THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Skemaet fkg findes i forvejen; grundlaget er kun til en tom PostGIS-database.',
      HINT = 'Har databasen GeoFA, så kør kun install.sql.';
  END IF;
END
$sdm$;
CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public;
CREATE SCHEMA IF NOT EXISTS fkg;
COMMENT ON SCHEMA fkg IS 'Uddrag af GeoFA til afprøvning af Sociodemografisk monitorering; ikke GeoFA selv.';

----------------------------------------------------------------------------------------------------
-- Kodelister, som er GeoFA's egne
----------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS fkg.d_basis_ansvarlig_myndighed (
  cvr_kode integer NOT NULL,
  cvr_navn character varying(128) NOT NULL,
  kommunekode integer,
  aktiv integer NOT NULL DEFAULT 1,
  CONSTRAINT d_basis_ansvarlig_myndighed_pk PRIMARY KEY (cvr_kode)
);
INSERT INTO fkg.d_basis_ansvarlig_myndighed (cvr_kode, cvr_navn, kommunekode, aktiv) VALUES
  (11259979, 'Frederiksberg Kommune', 147, 1),
  (11715311, 'Lyngby-Taarbæk Kommune', 173, 1),
  (11931316, 'Ishøj Kommune', 183, 1),
  (12881517, 'Dragør Kommune', 155, 1),
  (18957981, 'Ringsted Kommune', 329, 1),
  (19438414, 'Gentofte Kommune', 157, 1),
  (19501817, 'Høje-Taastrup Kommune', 169, 1),
  (19583910, 'Vallensbæk Kommune', 187, 1),
  (20310413, 'Tårnby Kommune', 185, 1),
  (23795515, 'Samsø Kommune', 741, 1),
  (26696348, 'Bornholms Regionskommune', 400, 1),
  (28856075, 'Ærø Kommune', 492, 1),
  (29188327, 'Furesø Kommune', 190, 1),
  (29188335, 'Fredensborg Kommune', 210, 1),
  (29188378, 'Rudersdal Kommune', 230, 1),
  (29188386, 'Egedal Kommune', 240, 1),
  (29188416, 'Halsnæs Kommune', 260, 1),
  (29188440, 'Gribskov Kommune', 270, 1),
  (29188459, 'Odsherred Kommune', 306, 1),
  (29188475, 'Faxe Kommune', 320, 1),
  (29188505, 'Slagelse Kommune', 330, 1),
  (29188548, 'Lejre Kommune', 350, 1),
  (29188572, 'Lolland Kommune', 360, 1),
  (29188599, 'Guldborgsund Kommune', 376, 1),
  (29188645, 'Faaborg-Midtfyn Kommune', 430, 1),
  (29188947, 'Nordfyns Kommune', 480, 1),
  (29188955, 'Langeland Kommune', 482, 1),
  (29189129, 'Frederikssund Kommune', 250, 1),
  (29189366, 'Hillerød Kommune', 219, 1),
  (29189374, 'Køge Kommune', 259, 1),
  (29189382, 'Hjørring Kommune', 860, 1),
  (29189404, 'Roskilde Kommune', 265, 1),
  (29189420, 'Aalborg Kommune', 851, 1),
  (29189439, 'Jammerbugt Kommune', 849, 1),
  (29189447, 'Holbæk Kommune', 316, 1),
  (29189455, 'Mariagerfjord Kommune', 846, 1),
  (29189463, 'Rebild Kommune', 840, 1),
  (29189471, 'Vesthimmerlands Kommune', 820, 1),
  (29189498, 'Frederikshavn Kommune', 813, 1),
  (29189501, 'Brønderslev Kommune', 810, 1),
  (29189560, 'Thisted Kommune', 787, 1),
  (29189579, 'Skive Kommune', 779, 1),
  (29189587, 'Hedensted Kommune', 766, 1),
  (29189595, 'Kalundborg Kommune', 326, 1),
  (29189609, 'Ringkøbing-Skjern Kommune', 760, 1),
  (29189617, 'Ikast-Brande Kommune', 756, 1),
  (29189625, 'Næstved Kommune', 370, 1),
  (29189633, 'Skanderborg Kommune', 746, 1),
  (29189641, 'Silkeborg Kommune', 740, 1),
  (29189668, 'Randers Kommune', 730, 1),
  (29189676, 'Vordingborg Kommune', 390, 1),
  (29189684, 'Middelfart Kommune', 410, 1),
  (29189692, 'Assens Kommune', 420, 1),
  (29189706, 'Kerteminde Kommune', 440, 1),
  (29189714, 'Favrskov Kommune', 710, 1),
  (29189722, 'Nyborg Kommune', 450, 1),
  (29189730, 'Svendborg Kommune', 479, 1),
  (29189757, 'Haderslev Kommune', 510, 1),
  (29189765, 'Billund Kommune', 530, 1),
  (29189773, 'Sønderborg Kommune', 540, 1),
  (29189781, 'Tønder Kommune', 550, 1),
  (29189803, 'Esbjerg Kommune', 561, 1),
  (29189811, 'Varde Kommune', 573, 1),
  (29189838, 'Vejen Kommune', 575, 1),
  (29189846, 'Viborg Kommune', 791, 1),
  (29189854, 'Aabenraa Kommune', 580, 1),
  (29189889, 'Horsens Kommune', 615, 1),
  (29189897, 'Kolding Kommune', 621, 1),
  (29189900, 'Vejle Kommune', 630, 1),
  (29189919, 'Herning Kommune', 657, 1),
  (29189927, 'Holstebro Kommune', 661, 1),
  (29189935, 'Lemvig Kommune', 665, 1),
  (29189951, 'Struer Kommune', 671, 1),
  (29189978, 'Syddjurs Kommune', 706, 1),
  (29189986, 'Norddjurs Kommune', 707, 1),
  (29189994, 'Sorø Kommune', 340, 1),
  (29208654, 'Stevns Kommune', 336, 1),
  (31210917, 'Fanø Kommune', 563, 1),
  (32264328, 'Odder Kommune', 727, 1),
  (35209115, 'Odense Kommune', 461, 1),
  (41333014, 'Morsø Kommune', 773, 1),
  (44023911, 'Greve Kommune', 253, 1),
  (45973328, 'Læsø Kommune', 825, 1),
  (55133018, 'Aarhus Kommune', 751, 1),
  (55606617, 'Hvidovre Kommune', 167, 1),
  (58271713, 'Ballerup Kommune', 151, 1),
  (60183112, 'Allerød Kommune', 201, 1),
  (62761113, 'Gladsaxe Kommune', 159, 1),
  (63640719, 'Herlev Kommune', 163, 1),
  (64502018, 'Helsingør Kommune', 217, 1),
  (64942212, 'Københavns Kommune', 101, 1),
  (65113015, 'Brøndby Kommune', 153, 1),
  (65120119, 'Glostrup Kommune', 161, 1),
  (65307316, 'Rødovre Kommune', 175, 1),
  (66137112, 'Albertslund Kommune', 165, 1),
  (68534917, 'Solrød Kommune', 269, 1),
  (69116418, 'Fredericia Kommune', 607, 1),
  (70960516, 'Hørsholm Kommune', 223, 1),
  (99999999, 'Øvrige/private', NULL, 1)
ON CONFLICT DO NOTHING;
COMMENT ON TABLE fkg.d_basis_ansvarlig_myndighed IS 'Kodeliste: Ansvarlig myndighed. Deler registrerede objekter efter den myndighed, der svarer for dem, angivet ved CVR-nummer. Listen er fælles for GeoFA. Her står de koder, som temaerne 63xx kan bruge: kommunerne og koden for referenceområder. GeoFA''s egen liste har desuden Christiansø og nogle statslige myndigheder; de leverer ikke til 63xx. CVR-numrenes kontrolciffer prøves ikke for hele listen, fordi 99999999 er en pladsholder.';
COMMENT ON CONSTRAINT d_basis_ansvarlig_myndighed_pk ON fkg.d_basis_ansvarlig_myndighed IS '[system] Koden er entydig i listen Ansvarlig myndighed.';
COMMENT ON COLUMN fkg.d_basis_ansvarlig_myndighed.cvr_kode IS 'Koden i listen Ansvarlig myndighed.';
COMMENT ON COLUMN fkg.d_basis_ansvarlig_myndighed.cvr_navn IS 'Kodens tekst i listen Ansvarlig myndighed.';
COMMENT ON COLUMN fkg.d_basis_ansvarlig_myndighed.kommunekode IS 'Kommunens kode, hvis myndigheden er en kommune.';
COMMENT ON COLUMN fkg.d_basis_ansvarlig_myndighed.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';

CREATE TABLE IF NOT EXISTS fkg.d_basis_ja_nej (
  ja_nej_kode integer NOT NULL,
  ja_nej character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_basis_ja_nej_pk PRIMARY KEY (ja_nej_kode)
);
INSERT INTO fkg.d_basis_ja_nej (ja_nej_kode, ja_nej, aktiv, begrebsdefinition) VALUES
  (0, 'Nej', 1, 'Det, der spørges om, gælder ikke for objektet.'),
  (1, 'Ja', 1, 'Det, der spørges om, gælder for hele objektet.'),
  (2, 'Blandet', 1, 'Det, der spørges om, gælder for en del af objektet, men ikke for hele objektet. Bruges ikke i temaerne 63xx.'),
  (3, 'Ukendt', 1, 'Den, der registrerer, ved ikke, om svaret er ja eller nej. Bruges ikke i temaerne 63xx.')
ON CONFLICT DO NOTHING;
COMMENT ON TABLE fkg.d_basis_ja_nej IS 'Kodeliste: Ja eller nej. Deler svar på et spørgsmål, der kan besvares med ja eller nej. Listen er fælles for GeoFA. I temaerne 63xx bruges den kun til at sige, om et område er fuldt opdelt, og der må alene kode 0 og 1 bruges.';
COMMENT ON CONSTRAINT d_basis_ja_nej_pk ON fkg.d_basis_ja_nej IS '[system] Koden er entydig i listen Ja eller nej.';
COMMENT ON COLUMN fkg.d_basis_ja_nej.ja_nej_kode IS 'Koden i listen Ja eller nej.';
COMMENT ON COLUMN fkg.d_basis_ja_nej.ja_nej IS 'Kodens tekst i listen Ja eller nej.';
COMMENT ON COLUMN fkg.d_basis_ja_nej.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_basis_ja_nej.begrebsdefinition IS 'Hvad koden betyder.';

CREATE TABLE IF NOT EXISTS fkg.d_basis_offentlig (
  off_kode integer NOT NULL,
  offentlig character varying(60) NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  CONSTRAINT d_basis_offentlig_pk PRIMARY KEY (off_kode)
);
INSERT INTO fkg.d_basis_offentlig (off_kode, offentlig, aktiv) VALUES
  (1, 'Synlig for alle', 1),
  (2, 'Synlig for den ansvarlige myndighed', 1),
  (3, 'Synlig for alle myndigheder, men ikke offentligheden', 1)
ON CONFLICT DO NOTHING;
COMMENT ON TABLE fkg.d_basis_offentlig IS 'Kodeliste: Offentlighed. Deler registrerede objekter efter, hvem der må se dem. Listen er fælles for GeoFA. I temaerne 63xx findes der ingen forudfyldt værdi: den, der leverer, skal selv vælge, og en tom værdi er en fejl. Bemærk, at kode 3 er mere åben end kode 2.';
COMMENT ON CONSTRAINT d_basis_offentlig_pk ON fkg.d_basis_offentlig IS '[system] Koden er entydig i listen Offentlighed.';
COMMENT ON COLUMN fkg.d_basis_offentlig.off_kode IS 'Koden i listen Offentlighed.';
COMMENT ON COLUMN fkg.d_basis_offentlig.offentlig IS 'Kodens tekst i listen Offentlighed.';
COMMENT ON COLUMN fkg.d_basis_offentlig.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';

CREATE TABLE IF NOT EXISTS fkg.d_basis_oprindelse (
  oprindkode integer NOT NULL,
  oprindelse character varying(35) NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_basis_oprindelse_pk PRIMARY KEY (oprindkode)
);
INSERT INTO fkg.d_basis_oprindelse (oprindkode, oprindelse, aktiv, begrebsdefinition) VALUES
  (0, 'Ikke udfyldt', 1, 'Grundlaget er ikke oplyst. Bruges kun, når det heller ikke kan skaffes.'),
  (1, 'Ortofoto', 1, 'Objektet er tegnet efter et ortofoto, uanset producent og årgang.'),
  (2, 'Matrikelkort', 1, 'Objektets grænse følger matrikelkortet, som det var på registreringens dato. Koden bruges for områder, der er afgrænset som en samling af matrikelnumre.'),
  (3, 'Opmåling', 1, 'Objektet er målt op på stedet, fx med GPS. Koden siger, hvordan der er målt, og ikke hvor nøjagtigt.'),
  (4, 'GeoDanmark/tekniske kort', 1, 'Objektet er tegnet efter GeoDanmark-data, kommunens tekniske kort eller et andet topografisk kort.'),
  (5, 'Modelberegning', 1, 'Objektet er resultatet af en beregning eller en GIS-analyse. Gælder også tal, der er talt op af registre, og samlede scorer.'),
  (6, 'Tegning', 1, 'Objektet er overført fra en tegning, en PDF eller et billede.'),
  (7, 'Felt-/markbesøg', 1, 'Objektet er registreret under et tilsyn eller et besøg på stedet uden egentlig opmåling.'),
  (8, 'Borgeranmeldelse', 1, 'Objektet er indberettet af en borger gennem en af kommunens borgerløsninger.'),
  (9, 'Luftfoto (historiske 1944-1993)', 1, 'Objektet er tegnet efter et ældre luftfoto, der er mindre nøjagtigt stedfæstet end et ortofoto.'),
  (10, 'Skråfoto', 1, 'Objektet er tegnet eller vurderet efter luftfotos, der er taget skråt fra de fire verdenshjørner.'),
  (11, 'Andre foto', 1, 'Objektet er registreret efter foto taget fra jorden, fx gadefoto eller sagsbehandlerens egne billeder.'),
  (12, '3D', 1, 'Objektet er afledt af laserscanning, en terrænmodel eller andre tredimensionale data.')
ON CONFLICT DO NOTHING;
COMMENT ON TABLE fkg.d_basis_oprindelse IS 'Kodeliste: Oprindelse. Deler registrerede objekter efter det grundlag, de er fremstillet på. Listen er fælles for GeoFA. For beregnede tal i temaerne 63xx er kode 5 den sædvanlige; for en grænse, der er tegnet efter matrikelkortet, er det kode 2.';
COMMENT ON CONSTRAINT d_basis_oprindelse_pk ON fkg.d_basis_oprindelse IS '[system] Koden er entydig i listen Oprindelse.';
COMMENT ON COLUMN fkg.d_basis_oprindelse.oprindkode IS 'Koden i listen Oprindelse.';
COMMENT ON COLUMN fkg.d_basis_oprindelse.oprindelse IS 'Kodens tekst i listen Oprindelse.';
COMMENT ON COLUMN fkg.d_basis_oprindelse.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_basis_oprindelse.begrebsdefinition IS 'Hvad koden betyder.';

CREATE TABLE IF NOT EXISTS fkg.d_basis_status (
  statuskode integer NOT NULL,
  status character varying(30) NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  CONSTRAINT d_basis_status_pk PRIMARY KEY (statuskode)
);
INSERT INTO fkg.d_basis_status (statuskode, status, aktiv) VALUES
  (0, 'Ukendt', 1),
  (1, 'Kladde', 1),
  (2, 'Forslag', 1),
  (3, 'Gældende / Vedtaget', 1),
  (4, 'Ikke gældende / Aflyst', 1)
ON CONFLICT DO NOTHING;
COMMENT ON TABLE fkg.d_basis_status IS 'Kodeliste: Status. Deler registrerede objekter efter, hvor langt de er fra udkast til ophør. Listen er fælles for GeoFA. I temaerne 63xx tæller kun kode 3 med i summer, kriterier, scorer og dækning; diskretion vurderes for alle koder, fordi en kladde, som alle kan se, er offentlig.';
COMMENT ON CONSTRAINT d_basis_status_pk ON fkg.d_basis_status IS '[system] Koden er entydig i listen Status.';
COMMENT ON COLUMN fkg.d_basis_status.statuskode IS 'Koden i listen Status.';
COMMENT ON COLUMN fkg.d_basis_status.status IS 'Kodens tekst i listen Status.';
COMMENT ON COLUMN fkg.d_basis_status.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';

----------------------------------------------------------------------------------------------------
-- Temagrupper og temaer
----------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS fkg.d_temagruppe (
  temagruppe_id varchar NOT NULL,
  vaerdiomraade_min integer NOT NULL,
  vaerdiomraade_max integer NOT NULL,
  tema_gruppe varchar NOT NULL,
  CONSTRAINT temagruppe_pk PRIMARY KEY (temagruppe_id),
  CONSTRAINT temagruppe_vaerdiomraade_min_uc UNIQUE (vaerdiomraade_min)
);
COMMENT ON TABLE fkg.d_temagruppe IS 'GeoFA''s temagrupper.';
COMMENT ON COLUMN fkg.d_temagruppe.temagruppe_id IS 'Temagruppens id, fx 5.7.';
COMMENT ON COLUMN fkg.d_temagruppe.vaerdiomraade_min IS 'Laveste temakode i gruppen.';
COMMENT ON COLUMN fkg.d_temagruppe.vaerdiomraade_max IS 'Højeste temakode i gruppen.';
COMMENT ON COLUMN fkg.d_temagruppe.tema_gruppe IS 'Temagruppens navn.';

CREATE TABLE IF NOT EXISTS fkg.d_tabel (
  tema_kode integer NOT NULL,
  tema_navn varchar NOT NULL,
  geo char(1) NOT NULL,
  udvekslingsnavn varchar NOT NULL,
  temagruppe_id varchar NOT NULL,
  CONSTRAINT d_tabel_pk PRIMARY KEY (tema_kode),
  CONSTRAINT d_tabel_temanavn_uc UNIQUE (tema_navn),
  CONSTRAINT d_tabel_udvekslingsnavn_uc UNIQUE (udvekslingsnavn),
  CONSTRAINT geo_ck CHECK (geo IN ('P', 'L', 'F')),
  CONSTRAINT d_tabel_d_temagruppe_fk FOREIGN KEY (temagruppe_id) REFERENCES fkg.d_temagruppe (temagruppe_id)
);
COMMENT ON TABLE fkg.d_tabel IS 'GeoFA''s temaer.';
COMMENT ON COLUMN fkg.d_tabel.tema_kode IS 'Temaets kode.';
COMMENT ON COLUMN fkg.d_tabel.tema_navn IS 'Temaets navn.';
COMMENT ON COLUMN fkg.d_tabel.geo IS 'Temaets geometri: P punkt, L linje, F flade. Et tema uden geometri har P.';
COMMENT ON COLUMN fkg.d_tabel.udvekslingsnavn IS 'Navnet på temaets udvekslingsvisning; grundtabellen hedder det samme med _t.';
COMMENT ON COLUMN fkg.d_tabel.temagruppe_id IS 'Temagruppen, som temaet hører til.';

----------------------------------------------------------------------------------------------------
-- Generelle felter
----------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS fkg.generel (
  versions_id uuid NOT NULL,
  objekt_id uuid NOT NULL,
  systid_fra timestamptz NOT NULL,
  systid_til timestamptz,
  oprettet timestamptz NOT NULL,
  cvr_kode integer NOT NULL,
  bruger_id varchar(128) NOT NULL,
  oprindkode integer NOT NULL,
  statuskode integer NOT NULL,
  off_kode integer NOT NULL,
  noegle varchar(128),
  note varchar(254),
  CONSTRAINT generel_pk PRIMARY KEY (versions_id),
  CONSTRAINT generel_d_basis_ansvarlig_myndighed_fk FOREIGN KEY (cvr_kode) REFERENCES fkg.d_basis_ansvarlig_myndighed (cvr_kode),
  CONSTRAINT generel_d_basis_oprindelse_fk FOREIGN KEY (oprindkode) REFERENCES fkg.d_basis_oprindelse (oprindkode),
  CONSTRAINT generel_d_basis_status_fk FOREIGN KEY (statuskode) REFERENCES fkg.d_basis_status (statuskode),
  CONSTRAINT generel_d_basis_offentlig_fk FOREIGN KEY (off_kode) REFERENCES fkg.d_basis_offentlig (off_kode)
);
COMMENT ON TABLE fkg.generel IS 'De generelle felter, som alle temaer har: én række pr. version.';
COMMENT ON COLUMN fkg.generel.versions_id IS 'Versions-id. Id på den enkelte version af rækken. Værdiområde: UUID. Datatype: uuid. Udfyldes af systemet (S). Begreb: versions-id. Bemærk: Sættes af systemet ved hver ændring.';
COMMENT ON COLUMN fkg.generel.objekt_id IS 'Objekt-id. Rækkens faste id gennem alle dens versioner. Værdiområde: UUID. Datatype: uuid. Frivillig (F). Begreb: objekt-id. Bemærk: Tomt ved en ny række; GeoFA giver det. Send det med, når en række skal ændres.';
COMMENT ON COLUMN fkg.generel.systid_fra IS 'Systemtid fra. Tidspunktet, hvor versionen blev den gældende i databasen. Værdiområde: Tidspunkt med tidszone. Datatype: timestamptz. Udfyldes af systemet (S). Begreb: systemtid fra. Bemærk: Sættes af systemet. Ikke det samme som gyldig_fra, der gælder i virkeligheden.';
COMMENT ON COLUMN fkg.generel.systid_til IS 'Systemtid til. Tidspunktet, hvor versionen blev afløst eller lukket. Værdiområde: Tidspunkt med tidszone. Datatype: timestamptz. Udfyldes af systemet (S). Begreb: systemtid til. Bemærk: Sættes af systemet; tomt for den gældende version. Lukkede versioner af 6301-6304 ser kun den ansvarlige myndighed.';
COMMENT ON COLUMN fkg.generel.oprettet IS 'Oprettet. Tidspunktet, hvor rækkens første version kom ind i databasen. Værdiområde: Tidspunkt med tidszone. Datatype: timestamptz. Udfyldes af systemet (S). Begreb: oprettelsestidspunkt. Bemærk: Sættes af systemet.';
COMMENT ON COLUMN fkg.generel.cvr_kode IS 'Ansvarlig myndighed (CVR). CVR-nummeret på den myndighed, der har ansvaret for rækken. Værdiområde: Kode fra kodelisten d_basis_ansvarlig_myndighed. Datatype: integer, kode fra fkg.d_basis_ansvarlig_myndighed. Obligatorisk (O). Begreb: ansvarlig myndighed. Bemærk: Kommunens eget nummer på otte cifre. 99999999 bruges kun til referenceområderne og deres tal. Skal passe til kommunekoden forrest i monit_omr_nr.';
COMMENT ON COLUMN fkg.generel.bruger_id IS 'Bruger-id. Det login, ændringen er foretaget med. Værdiområde: Tekst på højst 128 tegn. Datatype: varchar(128). Udfyldes af systemet (S). Begreb: bruger-id. Bemærk: Sættes af systemet. Kommunens fælles login, ikke en persons navn.';
COMMENT ON COLUMN fkg.generel.oprindkode IS 'Oprindelse (kode). Koden for, hvordan rækken er blevet til. Værdiområde: Kode fra kodelisten d_basis_oprindelse. Datatype: integer, kode fra fkg.d_basis_oprindelse. Obligatorisk (O). Begreb: oprindelsesmetode. Bemærk: Tal, scorer og beregnede udpegninger får 5 Modelberegning; flader den kode, de er tegnet efter, fx 2 Matrikelkort; 0, når det ikke vides. Registret bag et tal står i kilde_kode.';
COMMENT ON COLUMN fkg.generel.statuskode IS 'Status (kode). Koden for, hvor langt rækken er i sagsgangen. Værdiområde: Kode fra kodelisten d_basis_status. Datatype: integer, kode fra fkg.d_basis_status. Obligatorisk (O). Begreb: gyldighedsstatus. Bemærk: Kun 3 Gældende indgår i summer, kriterier, scorer og dækning. I diskretionen tæller alle med: en kladde med off_kode 1 er offentlig.';
COMMENT ON COLUMN fkg.generel.off_kode IS 'Offentlighed (kode). Koden for, hvem der må se rækken. Værdiområde: Kode fra kodelisten d_basis_offentlig. Datatype: integer, kode fra fkg.d_basis_offentlig. Obligatorisk (O). Begreb: offentlighedsniveau. Bemærk: I 63xx er der ingen forvalgt værdi: et tomt felt er en fejl, også i databasen. 1: alle. 2: kun den ansvarlige myndighed. 3: alle myndigheder, men ikke offentligheden. Er du i tvivl, så vælg 2.';
COMMENT ON COLUMN fkg.generel.noegle IS 'Nøgle. Rækkens nøgle i kommunens eget fagsystem. Værdiområde: Tekst på højst 128 tegn. Datatype: varchar(128). Frivillig (F). Begreb: fagnøgle. Bemærk: Aldrig et personnummer eller en nøgle, der fører til en person. Tom i en skjult række med off_kode 1 eller 3.';
COMMENT ON COLUMN fkg.generel.note IS 'Note. Kort bemærkning til rækken. Værdiområde: Tekst på højst 254 tegn. Datatype: varchar(254). Frivillig (F). Begreb: note. Bemærk: Skriv aldrig om personer, og gentag ikke tal. Tom i en skjult række med off_kode 1 eller 3.';
COMMENT ON CONSTRAINT generel_d_basis_ansvarlig_myndighed_fk ON fkg.generel IS '[ukendt-kode] Koden skal findes i kodelisten fkg.d_basis_ansvarlig_myndighed.';
COMMENT ON CONSTRAINT generel_d_basis_oprindelse_fk ON fkg.generel IS '[ukendt-kode] Koden skal findes i kodelisten fkg.d_basis_oprindelse.';
COMMENT ON CONSTRAINT generel_d_basis_status_fk ON fkg.generel IS '[ukendt-kode] Koden skal findes i kodelisten fkg.d_basis_status.';
COMMENT ON CONSTRAINT generel_d_basis_offentlig_fk ON fkg.generel IS '[ukendt-kode] Koden skal findes i kodelisten fkg.d_basis_offentlig.';
CREATE INDEX IF NOT EXISTS generel_objekt_id_idx ON fkg.generel (objekt_id);

COMMIT;
