-- install.sql: Sociodemografisk monitorering (SDM) 1.0.0 i en database med GeoFA 1.7.
-- Dannet af sdm generate; ret modellen, ikke denne fil.
-- Kør: psql -v ON_ERROR_STOP=1 -d DATABASE -f install.sql. Alt sker i én transaktion, og scriptet
-- kan køres igen.
-- Indeholder: temagruppe og temaer, kodelister med indhold, grundtabeller, begrænsninger, indekser
-- og kommentarer.
-- Udvekslingsvisninger, historik, triggere og roller er ikke med i denne udgave.
-- Tekster er varchar og decimaltal numeric uden størrelse: med størrelse ville PostgreSQL stille
-- afrunde 1.005 og klippe mellemrum i enden, før en CHECK så værdien. Størrelsen står i kolonnens
-- kommentar og holdes af en CHECK.
-- Hver begrænsnings kommentar begynder med reglens id i kantede parenteser, fx [forkert-moenster];
-- [system] er GeoFA's egen opbygning. En tom obligatorisk kolonne (SQLSTATE 23502) er reglen
-- manglende-felt.

BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;
SET LOCAL search_path = pg_catalog, public;

----------------------------------------------------------------------------------------------------
-- Forudsætninger: en database med GeoFA 1.7
----------------------------------------------------------------------------------------------------
DO $sdm$
BEGIN
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION USING
      MESSAGE = format('Databasens tegnsæt er %s, men skal være UTF8: ellers tælles tekstlængder i bytes.', current_setting('server_encoding'));
  END IF;
  IF to_regtype('public.geometry') IS NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'PostGIS mangler i skemaet public, så standarden kan ikke installeres.',
      HINT = 'Kør CREATE EXTENSION postgis WITH SCHEMA public, eller vælg den rigtige database.';
  END IF;
END
$sdm$;
DO $sdm$
DECLARE
  mangler text[];
BEGIN
  SELECT array_agg(krav.tabel || '.' || krav.kolonne ORDER BY krav.tabel, krav.kolonne) INTO mangler
    FROM (VALUES
    ('d_temagruppe', 'temagruppe_id'),
    ('d_temagruppe', 'vaerdiomraade_min'),
    ('d_temagruppe', 'vaerdiomraade_max'),
    ('d_temagruppe', 'tema_gruppe'),
    ('d_tabel', 'tema_kode'),
    ('d_tabel', 'tema_navn'),
    ('d_tabel', 'geo'),
    ('d_tabel', 'udvekslingsnavn'),
    ('d_tabel', 'temagruppe_id'),
    ('generel', 'versions_id'),
    ('generel', 'objekt_id'),
    ('generel', 'systid_fra'),
    ('generel', 'systid_til'),
    ('generel', 'oprettet'),
    ('generel', 'cvr_kode'),
    ('generel', 'bruger_id'),
    ('generel', 'oprindkode'),
    ('generel', 'statuskode'),
    ('generel', 'off_kode'),
    ('generel', 'noegle'),
    ('generel', 'note'),
    ('d_basis_ansvarlig_myndighed', 'cvr_kode'),
    ('d_basis_ja_nej', 'ja_nej_kode'),
    ('d_basis_offentlig', 'off_kode'),
    ('d_basis_oprindelse', 'oprindkode'),
    ('d_basis_status', 'statuskode')) AS krav (tabel, kolonne)
   WHERE NOT EXISTS (
     SELECT FROM pg_attribute AS a
      WHERE a.attrelid = to_regclass('fkg.' || krav.tabel) AND a.attname = krav.kolonne AND NOT a.attisdropped);
  IF mangler IS NOT NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Databasen er ikke en GeoFA 1.7-database, så standarden kan ikke installeres.',
      DETAIL = 'I skemaet fkg mangler: ' || array_to_string(mangler, ', ') || '.',
      HINT = 'Vælg databasen med GeoFA. I en tom PostGIS-database til afprøvning kan geofa-grundlag.sql køres først.';
  END IF;
END
$sdm$;
DO $sdm$
DECLARE
  mangler text[] := '{}';
BEGIN
  mangler := mangler || ARRAY(
    SELECT format($t$koden %s i kodelisten fkg.d_basis_ja_nej$t$, kode) FROM unnest(ARRAY[0, 1]) AS kode
    WHERE NOT EXISTS (SELECT FROM fkg.d_basis_ja_nej AS liste WHERE liste.ja_nej_kode = kode) ORDER BY kode);
  mangler := mangler || ARRAY(
    SELECT format($t$koden %s i kodelisten fkg.d_basis_offentlig$t$, kode) FROM unnest(ARRAY[1, 2, 3]) AS kode
    WHERE NOT EXISTS (SELECT FROM fkg.d_basis_offentlig AS liste WHERE liste.off_kode = kode) ORDER BY kode);
  mangler := mangler || ARRAY(
    SELECT format($t$koden %s i kodelisten fkg.d_basis_oprindelse$t$, kode) FROM unnest(ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) AS kode
    WHERE NOT EXISTS (SELECT FROM fkg.d_basis_oprindelse AS liste WHERE liste.oprindkode = kode) ORDER BY kode);
  mangler := mangler || ARRAY(
    SELECT format($t$koden %s i kodelisten fkg.d_basis_status$t$, kode) FROM unnest(ARRAY[0, 1, 2, 3, 4]) AS kode
    WHERE NOT EXISTS (SELECT FROM fkg.d_basis_status AS liste WHERE liste.statuskode = kode) ORDER BY kode);
  IF cardinality(mangler) > 0 THEN
    RAISE EXCEPTION USING
      MESSAGE = 'GeoFA''s kodelister mangler koder, som standarden bygger på.',
      DETAIL = 'Der mangler: ' || array_to_string(mangler, ', ') || '.',
      HINT = 'GeoFA''s egne kodelister ændres ikke herfra. Opgradér GeoFA, eller tilføj koderne efter GeoFA-specifikationen.';
  END IF;
END
$sdm$;

----------------------------------------------------------------------------------------------------
-- Hjælpefunktioner, som kun findes, mens scriptet kører
----------------------------------------------------------------------------------------------------
CREATE OR REPLACE FUNCTION pg_temp.sdm_tabel_passer(tabel text, ventet text[]) RETURNS void
LANGUAGE plpgsql AS $sdm$
DECLARE
  fundet text[];
BEGIN
  SELECT array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END ORDER BY a.attnum)
    INTO fundet
    FROM pg_attribute AS a
   WHERE a.attrelid = to_regclass(format('fkg.%I', tabel)) AND a.attnum > 0 AND NOT a.attisdropped;
  IF fundet IS NOT NULL AND NOT (fundet @> ventet AND ventet @> fundet) THEN
    RAISE EXCEPTION USING
      MESSAGE = format('Tabellen fkg.%s findes i forvejen med andre kolonner, end standarden har.', tabel),
      DETAIL = format('Kun i databasen: %s. Kun i standarden: %s.',
        coalesce((SELECT string_agg(k, ', ') FROM unnest(fundet) AS k WHERE k <> ALL (ventet)), 'ingen'),
        coalesce((SELECT string_agg(k, ', ') FROM unnest(ventet) AS k WHERE k <> ALL (fundet)), 'ingen')),
      HINT = 'Er det en anden version af standarden, så brug dens opgraderingsscript. Er tabellen en andens, kan standarden ikke installeres her.';
  END IF;
END
$sdm$;
CREATE OR REPLACE FUNCTION pg_temp.sdm_begraensning(tabel text, navn text, definition text, tekst text) RETURNS void
LANGUAGE plpgsql AS $sdm$
DECLARE
  nuvaerende text;
BEGIN
  SELECT coalesce(obj_description(c.oid, 'pg_constraint'), '') INTO nuvaerende
    FROM pg_constraint AS c
   WHERE c.conrelid = format('fkg.%I', tabel)::regclass AND c.conname = navn;
  IF nuvaerende = tekst THEN
    RETURN;
  END IF;
  IF nuvaerende IS NOT NULL THEN
    EXECUTE format('ALTER TABLE fkg.%I DROP CONSTRAINT %I', tabel, navn);
  END IF;
  EXECUTE format('ALTER TABLE fkg.%I ADD CONSTRAINT %I ', tabel, navn) || definition;
  EXECUTE format('COMMENT ON CONSTRAINT %I ON fkg.%I IS %L', navn, tabel, tekst);
END
$sdm$;

----------------------------------------------------------------------------------------------------
-- Temagruppe 5.14 Social og sundhed og temaerne 6300-6399
----------------------------------------------------------------------------------------------------
DO $sdm$
DECLARE
  optaget text;
BEGIN
  SELECT format('%s %s (%s-%s)', temagruppe_id, tema_gruppe, vaerdiomraade_min, vaerdiomraade_max) INTO optaget
    FROM fkg.d_temagruppe
   WHERE (temagruppe_id = '5.14' OR (vaerdiomraade_min <= 6399 AND vaerdiomraade_max >= 6300))
     AND (temagruppe_id, vaerdiomraade_min, vaerdiomraade_max, tema_gruppe) IS DISTINCT FROM ('5.14', 6300, 6399, 'Social og sundhed')
   ORDER BY temagruppe_id LIMIT 1;
  IF optaget IS NOT NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Temagruppen 5.14 eller dens temakoder 6300-6399 er optaget af en anden i fkg.d_temagruppe.',
      DETAIL = 'Optaget af: ' || optaget || '.',
      HINT = 'Gruppen er reserveret til standarden i GeoFA; kontakt GeoFA, før standarden installeres her.';
  END IF;
END
$sdm$;
DO $sdm$
DECLARE
  optaget text;
BEGIN
  SELECT string_agg(DISTINCT format('%s %s (%s)', d.tema_kode, d.tema_navn, d.udvekslingsnavn), ', ') INTO optaget
    FROM fkg.d_tabel AS d
    JOIN (VALUES
    (6300, 'Monitoreringsområde', 't_6300_monit_omr'),
    (6301, 'Sociodemografisk opgørelse', 't_6301_soc_opg'),
    (6302, 'Flytning', 't_6302_flytning'),
    (6303, 'Udpegning', 't_6303_udpegning'),
    (6304, 'Samlet score', 't_6304_soc_score'),
    (6305, 'Boligsocial indsats', 't_6305_bolsoc_inds'),
    (6306, 'Områdets matrikler', 't_6306_omr_matr')) AS vor (kode, navn, tabel)
      ON d.tema_kode = vor.kode OR d.tema_navn = vor.navn OR d.udvekslingsnavn = vor.tabel
   WHERE (d.tema_kode, d.udvekslingsnavn) IS DISTINCT FROM (vor.kode, vor.tabel);
  IF optaget IS NOT NULL THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Temakoder eller temanavne, som standarden bruger, er optaget af en anden i fkg.d_tabel.',
      DETAIL = 'Optaget af: ' || optaget || '.',
      HINT = 'Kontakt GeoFA, før standarden installeres her.';
  END IF;
END
$sdm$;
INSERT INTO fkg.d_temagruppe (temagruppe_id, vaerdiomraade_min, vaerdiomraade_max, tema_gruppe)
VALUES ('5.14', 6300, 6399, 'Social og sundhed')
ON CONFLICT (temagruppe_id) DO NOTHING;
INSERT INTO fkg.d_tabel (tema_kode, tema_navn, geo, udvekslingsnavn, temagruppe_id) VALUES
  (6300, 'Monitoreringsområde', 'F', 't_6300_monit_omr', '5.14'),
  (6301, 'Sociodemografisk opgørelse', 'P', 't_6301_soc_opg', '5.14'),
  (6302, 'Flytning', 'P', 't_6302_flytning', '5.14'),
  (6303, 'Udpegning', 'P', 't_6303_udpegning', '5.14'),
  (6304, 'Samlet score', 'P', 't_6304_soc_score', '5.14'),
  (6305, 'Boligsocial indsats', 'F', 't_6305_bolsoc_inds', '5.14'),
  (6306, 'Områdets matrikler', 'P', 't_6306_omr_matr', '5.14')
ON CONFLICT (tema_kode) DO UPDATE SET tema_navn = EXCLUDED.tema_navn, geo = EXCLUDED.geo, temagruppe_id = EXCLUDED.temagruppe_id;

----------------------------------------------------------------------------------------------------
-- Kodelister
----------------------------------------------------------------------------------------------------

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6300_monit_omr_type', ARRAY[
    'monit_omr_type_kode integer NOT NULL',
    'monit_omr_type character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6300_monit_omr_type (
  monit_omr_type_kode integer NOT NULL,
  monit_omr_type character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6300_monit_omr_type_pk PRIMARY KEY (monit_omr_type_kode)
);
INSERT INTO fkg.d_6300_monit_omr_type (monit_omr_type_kode, monit_omr_type, aktiv, begrebsdefinition) VALUES
  (1, 'Alment boligområde', 1, 'Område, hvor boligerne udelukkende eller i al væsentlighed er almene. Omfatter både områder, der er afgrænset efter almenboliglovens § 61 a, stk. 3, og mindre almene områder, som kommunen selv har afgrænset. Områder med en betydelig del af andre boliger er kode 4.'),
  (2, 'Privat udlejning', 1, 'Område, hvor boligerne udelukkende eller i al væsentlighed er private udlejningsboliger, herunder ejendomsselskabers og pensionskassers udlejning. Omfatter ikke almene boliger.'),
  (3, 'Ejerboliger', 1, 'Område, hvor boligerne udelukkende eller i al væsentlighed bebos af ejeren, fx parcelhuskvarterer og ejerlejligheder. Andelsboligområder er kode 98.'),
  (4, 'Blandet', 1, 'Boligområde med flere ejerformer, hvoraf ingen dominerer. Afgrænset, fordi beboerne hører sammen på stedet, og ikke som et administrativt distrikt.'),
  (5, 'Landsby', 1, 'Samlet bebyggelse uden for de større byer, afgrænset som én bebyggelse. Standarden sætter ingen grænse for antal beboere; kommunen følger den afgrænsning, den bruger i sin planlægning.'),
  (6, 'Landdistrikt', 1, 'Område med spredt bebyggelse uden for byerne, eventuelt med flere landsbyer i. Er området afgrænset som én enkelt bebyggelse, er det kode 5.'),
  (7, 'Bydel', 1, 'Del af en by, som kommunen har afgrænset og navngivet som bydel eller kvarter, uanset ejerform.'),
  (8, 'Skoledistrikt', 1, 'Distrikt, som kommunen har knyttet til en folkeskole. Svarer til skoledistrikterne i GeoFA-tema 5710; grænsen hentes derfra.'),
  (9, 'Basisdistrikt', 1, 'Mindste distrikt i kommunens prognose og statistik. Svarer til type 11 i GeoFA-tema 5713; grænsen hentes derfra, og distriktets nummer kan stå i det lokale id.'),
  (10, 'Kvadratnetscelle', 1, 'Celle i det danske kvadratnet i UTM zone 32/EUREF89, fx 100 m, 250 m eller 1 km på hver led. Cellen er en statistisk enhed og følger hverken bebyggelse eller matrikel.'),
  (11, 'Kommune', 1, 'Hele kommunen som ét område, brugt som overordnet område og til sammenligning.'),
  (12, 'Region', 1, 'En hel region, brugt som sammenligningsgrundlag, blandt andet for indkomst. Registreres af KL som referenceområde uden geometri.'),
  (13, 'Landet', 1, 'Hele Danmark, brugt som sammenligningsgrundlag, blandt andet for andelen af dømte. Registreres af KL som referenceområdet 000-LANDET uden geometri.'),
  (98, 'Andet', 1, 'Typen er kendt, men ingen anden kode passer, fx et andelsboligområde, et sommerhusområde eller et område, der følger en lokal aftale. Forklares i note, når rækken ikke er skjult.'),
  (99, 'Ukendt', 1, 'Typen kendes ikke, eller der er ikke et sted at beskrive. Koden bruges altid for området kommunekode-UOPLYST, der samler beboere uden en adresse, som kan stedfæstes.')
ON CONFLICT (monit_omr_type_kode) DO UPDATE SET monit_omr_type = EXCLUDED.monit_omr_type, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6300_monit_omr_type IS 'Kodeliste: Områdetype. Deler monitoreringsområder efter, hvilken slags område de er. Et område har netop én type. Passer flere typer, vælges den, der var grunden til at afgrænse området: et alment boligområde, som også er et basisdistrikt, får kode 1, når det følges som boligområde, og registreres to gange, hver med sin inddeling, når det følges som begge dele. Typen siger ikke noget om, hvorvidt området er udpeget; det står i tema 6303.';
COMMENT ON CONSTRAINT d_6300_monit_omr_type_pk ON fkg.d_6300_monit_omr_type IS '[system] Koden er entydig i listen Områdetype.';
COMMENT ON COLUMN fkg.d_6300_monit_omr_type.monit_omr_type_kode IS 'Koden i listen Områdetype.';
COMMENT ON COLUMN fkg.d_6300_monit_omr_type.monit_omr_type IS 'Kodens tekst i listen Områdetype.';
COMMENT ON COLUMN fkg.d_6300_monit_omr_type.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6300_monit_omr_type.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6301_alder', ARRAY[
    'alder_kode integer NOT NULL',
    'alder character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6301_alder (
  alder_kode integer NOT NULL,
  alder character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6301_alder_pk PRIMARY KEY (alder_kode)
);
INSERT INTO fkg.d_6301_alder (alder_kode, alder, aktiv, begrebsdefinition) VALUES
  (0, 'I alt', 1, 'Alle aldre i indikatorens grundlag. Grundlaget står ved indikatoren og kan være snævrere end alle beboere.'),
  (1, '0-5 år', 1, 'Person, der på statusdagen er fyldt 0 til og med 5 år: børn i dagtilbudsalderen. Et barn, der fylder 6 år på statusdagen, er kode 2.'),
  (2, '6-14 år', 1, 'Person, der på statusdagen er fyldt 6 til og med 14 år: børn i skolealderen, som ikke er fyldt 15 år.'),
  (3, '15-17 år', 1, 'Person, der på statusdagen er fyldt 15 til og med 17 år. Med i grundlaget for indkomst (15-64 år), men ikke i grundlaget for tilknytning til arbejdsmarkedet (18-64 år).'),
  (4, '18-24 år', 1, 'Person, der på statusdagen er fyldt 18 til og med 24 år. Den yngste gruppe i kriterierne om tilknytning til arbejdsmarkedet og om dømte.'),
  (5, '25-29 år', 1, 'Person, der på statusdagen er fyldt 25 til og med 29 år. Ikke med i uddannelseskriteriet, som begynder ved 30 år.'),
  (6, '30-39 år', 1, 'Person, der på statusdagen er fyldt 30 til og med 39 år. Den yngste af de tre grupper i uddannelseskriteriet.'),
  (7, '40-49 år', 1, 'Person, der på statusdagen er fyldt 40 til og med 49 år. Den mellemste gruppe i uddannelseskriteriet.'),
  (8, '50-59 år', 1, 'Person, der på statusdagen er fyldt 50 til og med 59 år. Den ældste af de tre grupper i uddannelseskriteriet.'),
  (9, '60-64 år', 1, 'Person, der på statusdagen er fyldt 60 til og med 64 år. Den ældste gruppe i kriterierne om tilknytning til arbejdsmarkedet og om indkomst.'),
  (10, '65-79 år', 1, 'Person, der på statusdagen er fyldt 65 til og med 79 år.'),
  (11, '80 år og derover', 1, 'Person, der på statusdagen er fyldt 80 år eller mere.')
ON CONFLICT (alder_kode) DO UPDATE SET alder = EXCLUDED.alder, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6301_alder IS 'Kodeliste: Aldersgruppe. Deler beboere efter alder i hele fyldte år på statusdagen. Begge grænser er med i gruppen. Statusdagen er periodens første dag; bruger en kilde en anden dag, står det ved indikatoren. Grupperne er lagt, så grænserne i lovens kriterier kan dannes ved at lægge hele grupper sammen: 15-64 år er kode 3-9, 18-64 år er kode 4-9, 18 år og derover er kode 4-11, og 30-59 år er kode 6-8. Kode 0 er ikke altid alle aldre, men hele indikatorens grundlag: har indikatoren grundlaget 30-59 år, er kode 0 netop de 30-59-årige, og kun kode 6-8 kan bruges ved siden af.';
COMMENT ON CONSTRAINT d_6301_alder_pk ON fkg.d_6301_alder IS '[system] Koden er entydig i listen Aldersgruppe.';
COMMENT ON COLUMN fkg.d_6301_alder.alder_kode IS 'Koden i listen Aldersgruppe.';
COMMENT ON COLUMN fkg.d_6301_alder.alder IS 'Kodens tekst i listen Aldersgruppe.';
COMMENT ON COLUMN fkg.d_6301_alder.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6301_alder.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6301_diskretion', ARRAY[
    'diskretion_kode integer NOT NULL',
    'diskretion character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6301_diskretion (
  diskretion_kode integer NOT NULL,
  diskretion character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6301_diskretion_pk PRIMARY KEY (diskretion_kode)
);
INSERT INTO fkg.d_6301_diskretion (diskretion_kode, diskretion, aktiv, begrebsdefinition) VALUES
  (0, 'Åben', 1, 'Tallet er vist, som det er opgjort. Et nul er også et åbent tal og skrives som tæller 0.'),
  (1, 'Skjult', 1, 'Tallet er opgjort, men udeladt med vilje for at beskytte personer eller husstande. Tæller og værdi er tomme; nævneren må stå, og den indgår i kontrollen. I tema 6303 og 6304 er alle tal tomme, i 6304 også rang og klasse. Koden gælder både et tal, der selv er for lille, og et tal, der er skjult for at beskytte et andet. En skjult række, som andre end kommunen selv kan se, har tom note og tom nøgle.'),
  (2, 'Afrundet', 1, 'Tallet er vist, men afrundet til et helt antal gange det afrundingstal, som diskretionspolitikken fastsætter (afrunding_base). Almindelig afrunding til et bestemt antal decimaler er ikke kode 2.'),
  (8, 'Foreligger ikke', 1, 'Tallet findes ikke hos den, der leverer: det er ikke opgjort, ikke modtaget eller for usikkert til at blive angivet. Svarer til Statistikbankens tegn »..« og »…«. Tæller og værdi er tomme.'),
  (9, 'Ikke relevant', 1, 'Tallet kan efter sagens natur ikke forekomme, fx en andel af en gruppe, som området ikke har. Svarer til Statistikbankens tegn ».«. Tæller og værdi er tomme.')
ON CONFLICT (diskretion_kode) DO UPDATE SET diskretion = EXCLUDED.diskretion, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6301_diskretion IS 'Kodeliste: Diskretion. Deler opgjorte tal efter, om tallet er vist, og hvis ikke, hvorfor. Listen holder fire ting ude fra hinanden, som ofte blandes sammen: et nul (en række med kode 0 og tæller 0), et skjult tal (kode 1), et tal, der mangler (kode 8), og et tal, der ikke kan forekomme (kode 9). En celle, der slet ikke indsamles, har ingen række. Der er med vilje kun én kode for skjult: den, der kan se, om et tal er skjult for sin egen skyld eller for at beskytte et andet tal, kan ofte regne værdien ud. Listen bruges også i tema 6302, 6303 og 6304.';
COMMENT ON CONSTRAINT d_6301_diskretion_pk ON fkg.d_6301_diskretion IS '[system] Koden er entydig i listen Diskretion.';
COMMENT ON COLUMN fkg.d_6301_diskretion.diskretion_kode IS 'Koden i listen Diskretion.';
COMMENT ON COLUMN fkg.d_6301_diskretion.diskretion IS 'Kodens tekst i listen Diskretion.';
COMMENT ON COLUMN fkg.d_6301_diskretion.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6301_diskretion.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6301_herkomst', ARRAY[
    'herkomst_kode integer NOT NULL',
    'herkomst character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6301_herkomst (
  herkomst_kode integer NOT NULL,
  herkomst character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6301_herkomst_pk PRIMARY KEY (herkomst_kode)
);
INSERT INTO fkg.d_6301_herkomst (herkomst_kode, herkomst, aktiv, begrebsdefinition) VALUES
  (0, 'I alt', 1, 'Alle herkomster tilsammen: hele indikatorens grundlag.'),
  (1, 'Dansk oprindelse', 1, 'Person, der har mindst én forælder, som både er dansk statsborger og født i Danmark. Personens eget fødested og statsborgerskab er uden betydning. Kilde: Danmarks Statistik.'),
  (2, 'Vestlig', 1, 'Indvandrer eller efterkommer, hvis oprindelsesland er et EU-land eller Andorra, Island, Liechtenstein, Monaco, Norge, San Marino, Schweiz, Vatikanstaten, Canada, USA, Australien eller New Zealand. Om Storbritannien regnes med efter udtrædelsen af EU, er ikke klart: en tekst fra EU-Kommissionen i 2020 regner landet som vestligt, mens de lister, der skriver »EU«, ikke nævner det. Følg kilden, og skriv valget i note. Kilde: Danmarks Statistik.'),
  (3, 'Ikke-vestlig', 1, 'Indvandrer eller efterkommer, hvis oprindelsesland ikke er blandt landene under kode 2. Det er denne gruppe, som lovens grænser på 30 og 50 pct. gælder. Kilde: Danmarks Statistik; almenboligloven § 61 a og § 61 b.'),
  (31, 'MENAPT', 1, 'Indvandrer eller efterkommer fra et af de 24 lande Syrien, Kuwait, Libyen, Saudi-Arabien, Libanon, Somalia, Irak, Qatar, Sudan, Bahrain, Djibouti, Jordan, Algeriet, Forenede Arabiske Emirater, Tunesien, Egypten, Marokko, Iran, Yemen, Mauretanien, Oman, Afghanistan, Pakistan og Tyrkiet. Israel er ikke med. Inddelingen er dansk og følger ingen international standard. Kilde: Udlændinge- og Integrationsministeriet, december 2020.'),
  (32, 'Øvrige ikke-vestlige', 1, 'Indvandrer eller efterkommer fra et ikke-vestligt land, der ikke er blandt de 24 lande under kode 31, samt indvandrer eller efterkommer uden oplyst oprindelsesland.')
ON CONFLICT (herkomst_kode) DO UPDATE SET herkomst = EXCLUDED.herkomst, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6301_herkomst IS 'Kodeliste: Herkomst. Deler beboere efter herkomst og oprindelsesland, som Danmarks Statistik definerer dem. Kode 1, 2 og 3 giver tilsammen kode 0; kode 31 og 32 giver tilsammen kode 3. Et niveau leveres helt eller slet ikke. Indvandrere og efterkommere er ikke skilt ad i listen. Fælde: statsborgerskab er ikke herkomst. Tal, der er delt efter statsborgerskab, som nogle kilder bruger i stedet, må ikke lægges i denne liste. I 2012 manglede 31,7 pct. af beboerne i de dengang udpegede områder dansk statsborgerskab, mens kriteriet om mere end 50 pct. gjaldt herkomst. Listen har ingen kode for ukendt. En indvandrer eller efterkommer, hvis oprindelsesland ikke er oplyst, regnes til kode 3 og 32, fordi ikke-vestlige lande er alle lande, der ikke er nævnt som vestlige. Det er standardens valg; Danmarks Statistiks egen praksis på dette punkt er ikke oplyst i kilderne.';
COMMENT ON CONSTRAINT d_6301_herkomst_pk ON fkg.d_6301_herkomst IS '[system] Koden er entydig i listen Herkomst.';
COMMENT ON COLUMN fkg.d_6301_herkomst.herkomst_kode IS 'Koden i listen Herkomst.';
COMMENT ON COLUMN fkg.d_6301_herkomst.herkomst IS 'Kodens tekst i listen Herkomst.';
COMMENT ON COLUMN fkg.d_6301_herkomst.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6301_herkomst.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6301_indikator', ARRAY[
    'indikator_kode integer NOT NULL',
    'indikator character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6301_indikator (
  indikator_kode integer NOT NULL,
  indikator character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6301_indikator_pk PRIMARY KEY (indikator_kode)
);
INSERT INTO fkg.d_6301_indikator (indikator_kode, indikator, aktiv, begrebsdefinition) VALUES
  (100, 'Beboere', 1, 'Antallet af personer, der bor i området på periodens første dag. Er grundlaget for næsten alle andre tal og for lovens krav om mindst 1.000 beboere pr. 1. januar.'),
  (101, 'Husstande', 1, 'Antallet af husstande i området på periodens første dag, i alt eller delt efter husstandstype.'),
  (102, 'Beboere efter husstandstype', 1, 'Antallet af beboere på periodens første dag efter den type husstand, de bor i.'),
  (110, 'Indvandrere og efterkommere fra ikke-vestlige lande', 1, 'Andelen af områdets beboere, der er indvandrere eller efterkommere fra ikke-vestlige lande. Loven bruger andelen som grænse på 30 og 50 pct.'),
  (111, 'Beboere med ikke-vestligt statsborgerskab', 1, 'Andelen af områdets beboere, der er statsborgere i et ikke-vestligt land. Bruges, hvor herkomst ikke kan skaffes, og kan ikke erstatte indikator 110.'),
  (112, 'Indvandrere og efterkommere fra MENAPT-lande', 1, 'Andelen af områdets beboere, der er indvandrere eller efterkommere fra et af de 24 MENAPT-lande.'),
  (113, 'Beboere uden dansk statsborgerskab', 1, 'Andelen af områdets beboere, der ikke er danske statsborgere, uanset fra hvilket land.'),
  (114, 'Indvandrere og efterkommere i alt', 1, 'Andelen af områdets beboere, der er indvandrere eller efterkommere, uanset om oprindelseslandet er vestligt eller ikke-vestligt.'),
  (120, 'Børn og unge, 0-17 år', 1, 'Andelen af områdets beboere, der er under 18 år på periodens første dag.'),
  (121, 'Ældre, 65 år og derover', 1, 'Andelen af områdets beboere, der er 65 år eller ældre på periodens første dag.'),
  (122, 'Beboere i den erhvervsaktive alder, 18-64 år', 1, 'Andelen af områdets beboere, der er 18-64 år på periodens første dag: den aldersgruppe, som lovens kriterium om tilknytning ser på.'),
  (130, 'Børn af enlige forsørgere, 0-17 år', 1, 'Andelen af områdets børn og unge under 18 år, der bor med én enlig forsørger.'),
  (131, 'Husstande med en enlig forsørger', 1, 'Andelen af områdets husstande, der består af én voksen og mindst ét hjemmeboende barn under 18 år.'),
  (132, 'Husstande med børn', 1, 'Andelen af områdets husstande, hvor der bor mindst ét barn under 18 år, uanset hvem de voksne er.'),
  (200, 'Uden tilknytning til arbejdsmarked eller uddannelse, 18-64 år', 1, 'Andelen af 18-64-årige uden tilknytning til arbejdsmarked eller uddannelse, målt i fuldtidspersoner over 12 måneder. Det ene af lovens fire sociale kriterier bygger på tallet for hvert af de seneste to år.'),
  (201, 'Uden tilknytning til arbejdsmarked eller uddannelse, 18-64 år, over 24 måneder', 1, 'Den gennemsnitlige årlige andel af 18-64-årige uden tilknytning til arbejdsmarked eller uddannelse, målt over 24 måneder.'),
  (202, 'Varigt uden for arbejdsmarkedet, 16-66 år', 1, 'Andelen af 16-66-årige, der varigt står uden for arbejdsmarkedet, som Københavns Kommune opgør den i sine åbne socioøkonomiske data.'),
  (203, 'Voksne uden for arbejdsmarkedet', 1, 'Andelen af voksne beboere uden for arbejdsmarkedet, som Aarhus Kommune viser den i sit boligsociale system.'),
  (210, 'Beboere efter beskæftigelsesstatus, 18-64 år', 1, 'Antallet af 18-64-årige beboere efter deres hovedstatus på arbejdsmarkedet. Hver person tælles ét sted.'),
  (211, 'Beskæftigede, 18-64 år', 1, 'Andelen af 18-64-årige beboere, hvis hovedstatus er lønnet arbejde eller egen virksomhed.'),
  (212, 'Ledige, 18-64 år', 1, 'Andelen af 18-64-årige beboere, hvis hovedstatus er ledig, det vil sige uden arbejde, på ydelse og til rådighed for et arbejde.'),
  (213, 'Uddannelsessøgende, 18-64 år', 1, 'Andelen af 18-64-årige beboere, hvis hovedstatus er en igangværende uddannelse.'),
  (300, 'Alene grundskole, 30-59 år', 1, 'Andelen af 30-59-årige beboere, der alene har en grundskoleuddannelse, når kun uddannelse, der er taget eller godkendt i Danmark, regnes med. Lovens kriterium siden 2018.'),
  (301, 'Grundskole eller uoplyst uddannelse, 30-59 år (regler fra 2013)', 1, 'Andelen af 30-59-årige beboere, der alene har en grundskoleuddannelse, når uoplyst uddannelse regnes med i andelen. Kriteriet på listerne fra 2014 til 2017.'),
  (302, 'Grundskole eller uoplyst uddannelse (Landsbyggefondens tvillingeværktøj)', 1, 'Andelen af beboere med grundskole eller uoplyst uddannelse, som Landsbyggefonden bruger til at finde afdelinger, der ligner hinanden.'),
  (303, 'Grundskole eller ingen uddannelse, 16-64 år', 1, 'Andelen af 16-64-årige med grundskole eller ingen uddannelse, som Københavns Kommune opgør den i sine åbne socioøkonomiske data.'),
  (310, 'Beboere efter højeste fuldførte uddannelse, 30-59 år', 1, 'Antallet af 30-59-årige beboere efter højeste fuldførte uddannelse. Hver person tælles ét sted, og personer med uoplyst uddannelse har deres egen kode.'),
  (311, 'Videregående uddannelse, 30-59 år', 1, 'Andelen af 30-59-årige beboere, hvis højeste fuldførte uddannelse er kort, mellemlang eller lang videregående.'),
  (312, 'Erhvervskompetencegivende uddannelse, 30-59 år', 1, 'Andelen af 30-59-årige beboere, hvis højeste fuldførte uddannelse giver adgang til et erhverv: erhvervsfaglig eller videregående.'),
  (313, 'Uoplyst uddannelse, 30-59 år', 1, 'Andelen af 30-59-årige beboere, hvis højeste fuldførte uddannelse kilden ikke kender. Viser, hvor meget de andre uddannelsestal kan bære.'),
  (400, 'Gennemsnitlig bruttoindkomst, 15-64 år, ekskl. uddannelsessøgende', 1, 'Den gennemsnitlige bruttoindkomst i kroner om året for skattepligtige på 15-64 år, uddannelsessøgende ikke med. Lovens kriterium sætter den i forhold til samme gruppe i regionen.'),
  (401, 'Gennemsnitlig indkomst for fuldt skattepligtige, 18 år og derover', 1, 'Den gennemsnitlige indkomst i kroner om året for fuldt skattepligtige på 18 år og derover. Landsbyggefondens tvillingeværktøj sætter den i forhold til landsgennemsnittet.'),
  (402, 'Lav indkomst, 18 år og derover', 1, 'Andelen af personer på 18 år og derover med en bruttoindkomst, der er mindst 25 pct. under medianen, som Københavns Kommune opgør den i sine åbne socioøkonomiske data.'),
  (403, 'Relativt lav disponibel indkomst, 25-64 år', 1, 'Andelen af 25-64-årige, hvis ækvivalerede disponible indkomst er under halvdelen af medianen.'),
  (404, 'Beboere efter indkomstgruppe, 18 år og derover', 1, 'Antallet af beboere på 18 år og derover på periodens første dag efter deres bruttoindkomst i kalenderåret før, målt mod landets median for samme aldersgruppe.'),
  (405, 'Gennemsnitlig disponibel husstandsindkomst', 1, 'Husstandenes gennemsnitlige indkomst efter skat i kroner om året.'),
  (500, 'Dømte, 18 år og derover', 1, 'Andelen af beboere på 18 år og derover, der inden for 12 måneder er dømt for overtrædelse af straffeloven, våbenloven eller lov om euforiserende stoffer. Det ene af lovens fire sociale kriterier bygger på tallet for hvert af de seneste to år.'),
  (501, 'Dømte, 18 år og derover, over 24 måneder', 1, 'Den gennemsnitlige årlige andel af beboere på 18 år og derover, der er dømt for overtrædelse af straffeloven, våbenloven eller lov om euforiserende stoffer, målt over 24 måneder.'),
  (510, 'Sigtede, 15 år og derover', 1, 'Andelen af beboere på 15 år og derover, som politiet har sigtet for en lovovertrædelse inden for 12 måneder.'),
  (511, 'Sigtede unge, 15-17 år', 1, 'Andelen af beboere på 15-17 år, som politiet har sigtet for en lovovertrædelse inden for 12 måneder.'),
  (520, 'Anmeldte indbrud', 1, 'Antallet af indbrud og forsøg på indbrud i området, som er anmeldt til politiet i perioden.'),
  (521, 'Anmeldt hærværk', 1, 'Antallet af tilfælde af hærværk i området, som er anmeldt til politiet i perioden.'),
  (530, 'Beboere, der føler sig trygge', 1, 'Andelen af de adspurgte beboere, der i en spørgeundersøgelse svarer, at de er trygge i det område, de bor i.'),
  (600, 'Tilflyttede personer', 1, 'Antallet af personer, der i perioden er flyttet til området fra en bopæl uden for det.'),
  (601, 'Fraflyttede personer', 1, 'Antallet af personer, der i perioden er flyttet fra området til en bopæl uden for det.'),
  (602, 'Fraflyttede husstande', 1, 'Antallet af husstande, der i perioden er flyttet samlet fra deres bolig i området til en bopæl uden for området.'),
  (610, 'Gennemsnitlig botid', 1, 'Det gennemsnitlige antal år, beboere på 18 år og derover har boet uafbrudt i området.'),
  (620, 'Udsættelser af lejere', 1, 'Antallet af gange i perioden, hvor en lejer med fogedens hjælp er sat ud af sin bolig i området.'),
  (700, 'Børn i dagtilbud, 0-5 år', 1, 'Andelen af børn på 0-5 år i området, der er indskrevet i et dagtilbud.'),
  (701, 'Børn i dagtilbud med økonomisk friplads, 0-5 år', 1, 'Andelen af børn på 0-5 år i dagtilbud, hvis forældre på grund af lav indkomst betaler nedsat takst eller slet ikke betaler.'),
  (702, 'Børn uden for fritidstilbud, 6-14 år', 1, 'Andelen af børn på 6-14 år i området, der hverken er indskrevet i SFO, klub eller et andet kommunalt fritidstilbud.'),
  (710, 'Karaktergennemsnit i 9. klasse', 1, 'Det gennemsnitlige resultat ved de bundne prøver i 9. klasse for elever med bopæl i området.'),
  (711, 'Fagligt svage elever i 9. klasse', 1, 'Andelen af elever i 9. klasse med bopæl i området, hvis prøveresultater ligger under en fastsat faglig grænse. Grænsen er endnu ikke fastsat: kilderne oplyser den ikke, og KL skal afgøre den, før indikatoren tages i brug.'),
  (712, 'Skolefravær, 0.-10. klasse', 1, 'Det gennemsnitlige antal dage pr. elev i 0.-10. klasse, hvor eleven var fraværende fra skolen i 12 måneder.'),
  (713, 'Elever i segregeret undervisning, 0.-10. klasse', 1, 'Andelen af elever i 0.-10. klasse med bopæl i området, der går i specialklasse, på specialskole eller på en intern skole.'),
  (720, 'Unge i uddannelse, 15-24 år', 1, 'Andelen af unge på 15-24 år i området, der er i gang med grundskole, ungdomsuddannelse, videregående eller forberedende uddannelse.'),
  (721, '24-årige uden ungdomsuddannelse', 1, 'Andelen af 24-årige i området, der hverken har gennemført eller er i gang med en ungdomsuddannelse.'),
  (730, 'Børn og unge med underretning, 0-17 år', 1, 'Andelen af børn og unge på 0-17 år i området, som kommunen har modtaget mindst én underretning om inden for 12 måneder.'),
  (731, 'Anbragte børn og unge, 0-17 år', 1, 'Andelen af børn og unge på 0-17 år fra området, der er anbragt uden for hjemmet.'),
  (732, 'Børn og unge med forebyggende foranstaltninger, 0-17 år', 1, 'Andelen af børn og unge på 0-17 år i området, der får en bevilget forebyggende foranstaltning, mens de bor hjemme.'),
  (740, 'Elever med lav trivsel, 4.-9. klasse', 1, 'Andelen af elever i 4.-9. klasse med bopæl i området, hvis svar i trivselsmålingen ligger under en fastsat grænse. Grænsen er endnu ikke fastsat: kilderne oplyser den ikke, og KL skal afgøre den, før indikatoren tages i brug.'),
  (800, 'Modtagere af offentlig forsørgelse, 18-64 år', 1, 'Andelen af beboere på 18-64 år, der modtager en offentlig ydelse at leve af i stedet for løn.'),
  (801, 'Modtagere af kontanthjælp og lignende ydelser, 18-64 år', 1, 'Andelen af beboere på 18-64 år, hvis største offentlige ydelse er kontanthjælp, uddannelseshjælp, selvforsørgelses- og hjemrejseydelse eller overgangsydelse.'),
  (810, 'Førtidspensionister, 18-64 år', 1, 'Andelen af beboere på 18-64 år, hvis største offentlige ydelse er førtidspension.'),
  (820, 'Overvægt hos børn', 1, 'Andelen af målte og vejede børn fra området, der er overvægtige efter den grænse for alder og køn, som sundhedstjenesten bruger.'),
  (821, 'Børn med huller i tænderne', 1, 'Andelen af undersøgte børn fra området, der har eller har haft hul i mindst én tand.'),
  (830, 'Beboere med kontakt til sundhedsvæsenet', 1, 'Andelen af beboere, der har haft mindst én kontakt med sundhedsvæsenet inden for 12 måneder.'),
  (840, 'Modtagere af hjemmehjælp, 65 år og derover', 1, 'Andelen af beboere på 65 år og derover, der er visiteret til hjælp i eget hjem fra kommunen.'),
  (900, 'Boliger i alt', 1, 'Antallet af boliger til helårsbeboelse i området, beboede og ubeboede, delt efter ejerforhold.'),
  (901, 'Almene boliger', 1, 'Andelen af boliger i området, der ejes af en almen boligorganisation.'),
  (902, 'Boliger efter boligareal', 1, 'Antallet af boliger til helårsbeboelse i området, beboede og ubeboede, delt efter boligareal.'),
  (910, 'Gennemsnitligt boligareal pr. person', 1, 'Det gennemsnitlige boligareal, hver beboer har til rådighed, regnet som boligernes samlede areal delt med dem, der bor i dem.'),
  (920, 'Boliger med installationsmangel', 1, 'Andelen af boliger i området, der mangler eget bad, eget toilet eller centralvarme, en eller flere af delene.'),
  (921, 'Boliger under 60 m2', 1, 'Andelen af boliger i området med et boligareal under 60 m2.'),
  (930, 'Ledige boliger', 1, 'Andelen af boliger i området, hvor ingen er tilmeldt i CPR.')
ON CONFLICT (indikator_kode) DO UPDATE SET indikator = EXCLUDED.indikator, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6301_indikator IS 'Kodeliste: Indikator. mål for et socialt, demografisk eller boligmæssigt forhold i et område, fastlagt ved det, der tælles, grundlaget, enheden, tidsformen og kilden.';
COMMENT ON CONSTRAINT d_6301_indikator_pk ON fkg.d_6301_indikator IS '[system] Koden er entydig i listen Indikator.';
COMMENT ON COLUMN fkg.d_6301_indikator.indikator_kode IS 'Koden i listen Indikator.';
COMMENT ON COLUMN fkg.d_6301_indikator.indikator IS 'Kodens tekst i listen Indikator.';
COMMENT ON COLUMN fkg.d_6301_indikator.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6301_indikator.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6301_kategori', ARRAY[
    'kategori_kode integer NOT NULL',
    'kategori character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6301_kategori (
  kategori_kode integer NOT NULL,
  kategori character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6301_kategori_pk PRIMARY KEY (kategori_kode)
);
INSERT INTO fkg.d_6301_kategori (kategori_kode, kategori, aktiv, begrebsdefinition) VALUES
  (0, 'I alt', 1, 'Alle kategorier tilsammen, eller en indikator, der ikke deles efter kategori.'),
  (11, 'Enlig uden børn', 1, 'Husstand med én voksen og ingen hjemmeboende børn under 18 år. Tælles der personer, er det personerne i sådan en husstand. Svarer til kode 1 i d_6302_husstandstype.'),
  (12, 'Enlig med børn', 1, 'Husstand med én voksen og mindst ét hjemmeboende barn under 18 år. Tælles der personer, er både den voksne og børnene med. Svarer til kode 2 i d_6302_husstandstype.'),
  (13, 'Par uden børn', 1, 'Husstand med to voksne, der udgør et par, og ingen hjemmeboende børn under 18 år. Svarer til kode 3 i d_6302_husstandstype.'),
  (14, 'Par med børn', 1, 'Husstand med to voksne, der udgør et par, og mindst ét hjemmeboende barn under 18 år. Svarer til kode 4 i d_6302_husstandstype.'),
  (19, 'Andre husstande', 1, 'Husstand, der ikke falder under kode 11-14, fx flere familier i samme bolig, eller en husstand, hvis sammensætning ikke kendes. Svarer til kode 9 i d_6302_husstandstype.'),
  (21, 'Lønmodtager', 1, 'Person, hvis hovedstatus er lønnet arbejde hos en arbejdsgiver, herunder fleksjob og orlov fra et job.'),
  (22, 'Selvstændig', 1, 'Person, hvis hovedstatus er egen virksomhed, herunder medarbejdende ægtefælle.'),
  (23, 'Ledig', 1, 'Person uden arbejde, som modtager ydelse som ledig og skal kunne tage et arbejde.'),
  (24, 'Under uddannelse', 1, 'Person, hvis hovedstatus er en igangværende uddannelse. En studerende med et job ved siden af tælles dér, hvor kilden sætter personens hovedstatus.'),
  (25, 'Midlertidigt uden for arbejdsmarkedet', 1, 'Person på en midlertidig ydelse, som ikke skal kunne tage et arbejde nu, fx ressourceforløb eller sygdom uden for et ansættelsesforhold.'),
  (26, 'Førtidspensionist', 1, 'Person, hvis hovedstatus er førtidspension.'),
  (27, 'Tilbagetrukket', 1, 'Person på efterløn, fleksydelse, folkepension eller anden ydelse ved varig tilbagetrækning efter alder.'),
  (28, 'Øvrige uden for arbejdsmarkedet', 1, 'Person uden arbejde, uddannelse og ydelse, fx forsørget af en anden i husstanden.'),
  (29, 'Uoplyst status', 1, 'Person, hvis beskæftigelsesstatus kilden ikke kender.'),
  (31, 'Grundskole', 1, 'Person, hvis højeste fuldførte uddannelse er grundskolen, eller som ikke har fuldført nogen uddannelse. Uoplyst uddannelse er kode 39.'),
  (32, 'Gymnasial uddannelse', 1, 'Person, hvis højeste fuldførte uddannelse er en almen- eller erhvervsgymnasial uddannelse.'),
  (33, 'Erhvervsfaglig uddannelse', 1, 'Person, hvis højeste fuldførte uddannelse er en erhvervsuddannelse. Et grundforløb alene er ikke nok.'),
  (34, 'Kort videregående uddannelse', 1, 'Person, hvis højeste fuldførte uddannelse er en kort videregående uddannelse, fx en erhvervsakademiuddannelse.'),
  (35, 'Mellemlang videregående uddannelse', 1, 'Person, hvis højeste fuldførte uddannelse er en mellemlang videregående uddannelse, herunder en bachelorgrad.'),
  (36, 'Lang videregående uddannelse', 1, 'Person, hvis højeste fuldførte uddannelse er en kandidat- eller ph.d.-grad.'),
  (39, 'Uoplyst uddannelse', 1, 'Person, hvis højeste fuldførte uddannelse kilden ikke kender. Må ikke lægges sammen med kode 31 uden en indikator, der siger det.'),
  (41, 'Under 50 pct. af medianen', 1, 'Person, hvis indkomst er mindre end 50 pct. af medianindkomsten. Hvilken indkomst og hvilken median, der er tale om, står ved indikatoren.'),
  (42, '50 til og med 75 pct. af medianen', 1, 'Person, hvis indkomst er mindst 50 pct. og højst 75 pct. af medianindkomsten.'),
  (43, 'Over 75 og under 100 pct. af medianen', 1, 'Person, hvis indkomst er over 75 pct. og under 100 pct. af medianindkomsten.'),
  (44, '100 og under 150 pct. af medianen', 1, 'Person, hvis indkomst er mindst 100 pct. og under 150 pct. af medianindkomsten.'),
  (45, '150 pct. af medianen og derover', 1, 'Person, hvis indkomst er mindst 150 pct. af medianindkomsten.'),
  (49, 'Uoplyst indkomst', 1, 'Person, hvis indkomst kilden ikke kender, fx en person, der er flyttet til landet i løbet af året.'),
  (62, 'Andet monitoreringsområde i kommunen', 1, 'Flytning til eller fra et andet monitoreringsområde i samme inddeling og samme kommune.'),
  (63, 'Kommunen i øvrigt', 1, 'Flytning til eller fra en bolig i samme kommune, som ikke ligger i et monitoreringsområde i inddelingen.'),
  (64, 'Anden kommune', 1, 'Flytning til eller fra en anden dansk kommune.'),
  (65, 'Udlandet', 1, 'Flytning til eller fra et sted uden for Danmark. Grønland og Færøerne regnes her med til udlandet.'),
  (69, 'Uoplyst flytteretning', 1, 'Flytning, hvor den anden adresse ikke kendes eller ikke kan placeres, fx en person uden fast bopæl.'),
  (71, 'Dagpleje', 1, 'Barn, der er indskrevet i kommunal eller privat dagpleje.'),
  (72, 'Vuggestue', 1, 'Barn, der er indskrevet i en daginstitution på en plads for 0-2-årige.'),
  (73, 'Børnehave', 1, 'Barn, der er indskrevet i en daginstitution på en plads for børn fra 3 år til skolestart.'),
  (79, 'Andet eller uoplyst tilbud', 1, 'Barn i et andet tilbud end kode 71-78, eller hvor tilbuddets art ikke kendes.'),
  (81, 'Kontanthjælp', 1, 'Person, der modtager kontanthjælp.'),
  (82, 'Uddannelseshjælp', 1, 'Person, der modtager uddannelseshjælp.'),
  (83, 'Selvforsørgelses- og hjemrejse- eller overgangsydelse', 1, 'Person, der modtager selvforsørgelses- og hjemrejseydelse eller overgangsydelse.'),
  (84, 'Førtidspension', 1, 'Person, der modtager førtidspension.'),
  (85, 'Ressourceforløb, jobafklaring eller ledighedsydelse', 1, 'Person, der modtager ressourceforløbsydelse, herunder under jobafklaring, eller ledighedsydelse.'),
  (86, 'Sygedagpenge', 1, 'Person, der modtager sygedagpenge.'),
  (89, 'Anden eller uoplyst støtte', 1, 'Modtager af en anden form for støtte end kode 81-88, eller hvor støttens art ikke kendes.'),
  (91, 'Almen bolig', 1, 'Bolig, der ejes af en almen boligorganisation (GeoFA''s ejerstatus 20).'),
  (92, 'Privat udlejningsbolig', 1, 'Bolig, der udlejes af en privat ejer.'),
  (93, 'Ejerbolig', 1, 'Bolig, der bebos af ejeren.'),
  (94, 'Andelsbolig', 1, 'Bolig i en ejendom, der ejes af en privat andelsboligforening.'),
  (95, 'Under 60 m2', 1, 'Bolig med et boligareal under 60 m2 efter BBR.'),
  (96, '60-99 m2', 1, 'Bolig med et boligareal på mindst 60 m2 og under 100 m2 efter BBR.'),
  (97, '100 m2 og derover', 1, 'Bolig med et boligareal på mindst 100 m2 efter BBR.'),
  (98, 'Andet ejerforhold', 1, 'Bolig med et andet ejerforhold end kode 91-94, fx en kommunalt eller statsligt ejet bolig.'),
  (99, 'Ukendt boligtype', 1, 'Bolig, hvis ejerforhold eller areal ikke kendes. Bruges sammen med kode 91-94 og 98 eller med kode 95-97.')
ON CONFLICT (kategori_kode) DO UPDATE SET kategori = EXCLUDED.kategori, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6301_kategori IS 'Kodeliste: Kategori. Deler det, en indikator tæller, ud over køn, alder og herkomst. Tierne er emnet: 11-19 husstandstype, 21-29 beskæftigelsesstatus, 31-39 højeste uddannelse, 41-49 indkomstgruppe, 61-69 flytteretning, 71-79 pasning og skole, 81-89 støtteform, 91-99 boligtype. Kategorien indsnævrer kun tælleren; nævneren er den samme for alle kategorier af en celle. De koder, som en indikator tillader, giver tilsammen indikatorens kode 0, og de leveres alle eller slet ikke. Koder, som indikatoren ikke nævner, må ikke bruges sammen med den.';
COMMENT ON CONSTRAINT d_6301_kategori_pk ON fkg.d_6301_kategori IS '[system] Koden er entydig i listen Kategori.';
COMMENT ON COLUMN fkg.d_6301_kategori.kategori_kode IS 'Koden i listen Kategori.';
COMMENT ON COLUMN fkg.d_6301_kategori.kategori IS 'Kodens tekst i listen Kategori.';
COMMENT ON COLUMN fkg.d_6301_kategori.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6301_kategori.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6301_kilde', ARRAY[
    'kilde_kode integer NOT NULL',
    'kilde character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6301_kilde (
  kilde_kode integer NOT NULL,
  kilde character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6301_kilde_pk PRIMARY KEY (kilde_kode)
);
INSERT INTO fkg.d_6301_kilde (kilde_kode, kilde, aktiv, begrebsdefinition) VALUES
  (1, 'CPR', 1, 'Det Centrale Personregister, som kommunen selv har adgang til. Giver beboere og husstande efter bopæl, alder, køn, statsborgerskab og flytning. Koden bruges, når kommunen selv har talt op fra CPR.'),
  (2, 'BBR', 1, 'Bygnings- og Boligregistret. Giver boliger efter areal, opførelsesår, installationer og anvendelse. Kommunen fører registeret.'),
  (3, 'Danmarks Statistik', 1, 'Tal, som Danmarks Statistik har opgjort for de områder, kommunen har bestilt, fx nøgletal på boligområder. Koden bruges ikke for tal, som kommunen selv har talt op, selv om fremgangsmåden er den samme.'),
  (4, 'Landsbyggefonden', 1, 'Landsbyggefondens tal om beboere i almene boligafdelinger: beboerdata (22 standardtabeller) og boligsociale data. Tallene er dannet af registre hos Danmarks Statistik.'),
  (5, 'FLIS', 1, 'Fælleskommunalt Ledelsesinformationssystem, der samler kommunernes egne data, herunder CPR dagligt og økonomi månedligt.'),
  (6, 'Beskæftigelsesregistre', 1, 'Registre hos staten og jobcentrene over forsørgelsesydelser, ledighed og beskæftigelse.'),
  (7, 'Kommunens fagsystem', 1, 'Kommunens egne systemer til sagsbehandling og drift, fx dagtilbud, skole, børn og unge eller bibliotek. Kommunen skriver systemets art i note, men kun på rækker, der ikke er skjult.'),
  (8, 'Politiet', 1, 'Tal fra politiet om anmeldelser, sigtelser og tryghed, opgjort efter aftale mellem politikredsen og kommunen.'),
  (98, 'Andet', 1, 'En kendt kilde, der ikke er kode 1-8. Kommunen skriver kildens navn i note, men kun på rækker, der ikke er skjult.'),
  (99, 'Ukendt', 1, 'Kilden kendes ikke. Bruges kun for ældre tal, hvor den ikke længere kan findes.')
ON CONFLICT (kilde_kode) DO UPDATE SET kilde = EXCLUDED.kilde, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6301_kilde IS 'Kodeliste: Kilde. register, system eller udgivelse, som et tal er opgjort af eller hentet fra.';
COMMENT ON CONSTRAINT d_6301_kilde_pk ON fkg.d_6301_kilde IS '[system] Koden er entydig i listen Kilde.';
COMMENT ON COLUMN fkg.d_6301_kilde.kilde_kode IS 'Koden i listen Kilde.';
COMMENT ON COLUMN fkg.d_6301_kilde.kilde IS 'Kodens tekst i listen Kilde.';
COMMENT ON COLUMN fkg.d_6301_kilde.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6301_kilde.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6301_koen', ARRAY[
    'koen_kode integer NOT NULL',
    'koen character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6301_koen (
  koen_kode integer NOT NULL,
  koen character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6301_koen_pk PRIMARY KEY (koen_kode)
);
INSERT INTO fkg.d_6301_koen (koen_kode, koen, aktiv, begrebsdefinition) VALUES
  (0, 'I alt', 1, 'Begge køn tilsammen: hele indikatorens grundlag.'),
  (1, 'Mand', 1, 'Person, der i CPR er registreret som mand, det vil sige har et personnummer med ulige sidste ciffer.'),
  (2, 'Kvinde', 1, 'Person, der i CPR er registreret som kvinde, det vil sige har et personnummer med lige sidste ciffer.')
ON CONFLICT (koen_kode) DO UPDATE SET koen = EXCLUDED.koen, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6301_koen IS 'Kodeliste: Køn. Deler beboere efter det køn, de er registreret med i CPR. Kode 1 og 2 giver tilsammen kode 0, så listen har ingen kode for ukendt. En opgørelse har enten begge koder eller ingen af dem.';
COMMENT ON CONSTRAINT d_6301_koen_pk ON fkg.d_6301_koen IS '[system] Koden er entydig i listen Køn.';
COMMENT ON COLUMN fkg.d_6301_koen.koen_kode IS 'Koden i listen Køn.';
COMMENT ON COLUMN fkg.d_6301_koen.koen IS 'Kodens tekst i listen Køn.';
COMMENT ON COLUMN fkg.d_6301_koen.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6301_koen.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6302_husstandstype', ARRAY[
    'husstandstype_kode integer NOT NULL',
    'husstandstype character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6302_husstandstype (
  husstandstype_kode integer NOT NULL,
  husstandstype character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6302_husstandstype_pk PRIMARY KEY (husstandstype_kode)
);
INSERT INTO fkg.d_6302_husstandstype (husstandstype_kode, husstandstype, aktiv, begrebsdefinition) VALUES
  (0, 'I alt', 1, 'Alle husstandstyper tilsammen.'),
  (1, 'Enlig uden børn', 1, 'Person i en husstand med én voksen og ingen hjemmeboende børn under 18 år.'),
  (2, 'Enlig med børn', 1, 'Person i en husstand med én voksen og mindst ét hjemmeboende barn under 18 år. Både den voksne og børnene tælles med.'),
  (3, 'Par uden børn', 1, 'Person i en husstand med to voksne, der udgør et par, og ingen hjemmeboende børn under 18 år. Ægtefæller, registrerede partnere og samlevende regnes alle som par.'),
  (4, 'Par med børn', 1, 'Person i en husstand med to voksne, der udgør et par, og mindst ét hjemmeboende barn under 18 år. Både de voksne og børnene tælles med.'),
  (9, 'Andre', 1, 'Person i en husstand, der ikke falder under kode 1-4, fx flere familier i samme bolig, voksne uden parforhold, børn uden voksne, eller en husstand, hvis sammensætning ikke kendes.')
ON CONFLICT (husstandstype_kode) DO UPDATE SET husstandstype = EXCLUDED.husstandstype, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6302_husstandstype IS 'Kodeliste: Husstandstype. Deler flyttede personer efter den husstand, de hører til. Der tælles personer og ikke husstande: en mor, der flytter med to børn, er tre personer under kode 2. Husstanden opgøres i den bolig, personen flytter til; ved flytning til udlandet i den bolig, personen flytter fra. Børn er hjemmeboende personer under 18 år. Begge dele er standardens egen afgrænsning; andre kilder kan bruge en anden aldersgrænse for børn. Kode 1, 2, 3, 4 og 9 giver tilsammen kode 0.';
COMMENT ON CONSTRAINT d_6302_husstandstype_pk ON fkg.d_6302_husstandstype IS '[system] Koden er entydig i listen Husstandstype.';
COMMENT ON COLUMN fkg.d_6302_husstandstype.husstandstype_kode IS 'Koden i listen Husstandstype.';
COMMENT ON COLUMN fkg.d_6302_husstandstype.husstandstype IS 'Kodens tekst i listen Husstandstype.';
COMMENT ON COLUMN fkg.d_6302_husstandstype.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6302_husstandstype.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6303_kategori', ARRAY[
    'kategori_kode integer NOT NULL',
    'kategori character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6303_kategori (
  kategori_kode integer NOT NULL,
  kategori character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6303_kategori_pk PRIMARY KEY (kategori_kode)
);
INSERT INTO fkg.d_6303_kategori (kategori_kode, kategori, aktiv, begrebsdefinition) VALUES
  (1, 'Forebyggelsesområde', 1, 'Boligområde efter almenboligloven § 61 b: mindst 1.000 beboere, andelen af ikke-vestlige indvandrere og efterkommere overstiger 30 pct., og mindst to af fire er opfyldt: uden tilknytning til arbejdsmarked eller uddannelse blandt 18-64-årige overstiger 30 pct. (gennemsnit af de seneste to år); dømte er mindst 2 gange landsgennemsnittet (gennemsnit af de seneste to år); 30-59-årige alene med grundskole overstiger 60 pct.; gennemsnitlig bruttoindkomst for skattepligtige 15-64-årige, der ikke er under uddannelse, er mindre end 65 pct. af samme gruppes i regionen. Findes fra listen for 2021. De offentliggjorte lister over forebyggelsesområder og udsatte boligområder ser ud til ikke at overlappe; om loven kræver det, er uklart.'),
  (2, 'Udsat boligområde', 1, 'Boligområde efter almenboligloven § 61 a, stk. 1: mindst 1.000 beboere, og mindst to af fire er opfyldt: uden tilknytning til arbejdsmarked eller uddannelse blandt 18-64-årige overstiger 40 pct. (gennemsnit af de seneste to år); dømte er mindst 3 gange landsgennemsnittet (gennemsnit af de seneste to år); 30-59-årige alene med grundskole overstiger 60 pct.; gennemsnitlig bruttoindkomst for skattepligtige 15-64-årige, der ikke er under uddannelse, er mindre end 55 pct. af samme gruppes i regionen. Der er intet kriterium om herkomst. Findes fra listen for 2018.'),
  (3, 'Parallelsamfund', 1, 'Boligområde efter almenboligloven § 61 a, stk. 2: opfylder kriterierne for udsat boligområde (kode 2), og andelen af ikke-vestlige indvandrere og efterkommere overstiger 50 pct. Findes fra listen for 2021 og afløser navnet ghettoområde (kode 5).'),
  (4, 'Omdannelsesområde', 1, 'Boligområde efter almenboligloven § 61 a, stk. 4: har opfyldt kriterierne for parallelsamfund (kode 3) i de seneste fem år. Årene som ghettoområde (kode 5) før 2021 tæller med. Findes fra listen for 2021 og afløser navnet hårdt ghettoområde (kode 6).'),
  (5, 'Ghettoområde', 1, 'Lovens navn på listerne fra 2010 til 2020; må ikke bruges fra og med listen for 2021. Regelsæt 2010: mindst 1.000 beboere og mindst to af tre kriterier (ikke-vestlige over 50 pct.; uden tilknytning over 40 pct. som gennemsnit af fire år; over 270 dømte pr. 10.000 på 18 år og derover som gennemsnit af fire år). Regelsæt 2013, første liste 2014: mindst tre af fem, nu med to års gennemsnit, dømte over 2,70 pct., 30-59-årige med højst grundskole eller uoplyst uddannelse over 50 pct. og indkomst under 55 pct. Regelsæt 2018: opfylder kriterierne for udsat boligområde, og ikke-vestlige overstiger 50 pct.'),
  (6, 'Hårdt ghettoområde', 1, 'Lovens navn på listerne fra 2018 til 2020 for et område, der i fem år havde opfyldt kriterierne for ghettoområde (kode 5); må ikke bruges fra og med listen for 2021. Enkelte medier skrev »fire år« om overgangstiden; om det var en overgangsregel, er ikke afklaret.')
ON CONFLICT (kategori_kode) DO UPDATE SET kategori = EXCLUDED.kategori, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6303_kategori IS 'Kodeliste: Udpegningskategori. Deler udpegninger efter den kategori, som loven på listens tid knyttede til boligområdet. Et område kan opfylde flere kategorier i samme år; hver kategori er en række for sig. Hvert omdannelsesområde er også et parallelsamfund, og hvert parallelsamfund er også et udsat boligområde, så antal i kategorierne kan ikke lægges sammen. Kode 5 og 6 er lovens gamle navne. De bruges aktivt, men kun for listerne frem til 2020, som ikke kan læses uden dem; fra og med listen for 2021 bruges kode 1-4. Feltet regelsaet siger, hvilke kriterier der gjaldt. Grænserne prøves på uafrundede tal. »Overstiger« er strengt: 40,0 pct. overstiger ikke 40 pct.';
COMMENT ON CONSTRAINT d_6303_kategori_pk ON fkg.d_6303_kategori IS '[system] Koden er entydig i listen Udpegningskategori.';
COMMENT ON COLUMN fkg.d_6303_kategori.kategori_kode IS 'Koden i listen Udpegningskategori.';
COMMENT ON COLUMN fkg.d_6303_kategori.kategori IS 'Kodens tekst i listen Udpegningskategori.';
COMMENT ON COLUMN fkg.d_6303_kategori.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6303_kategori.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6303_udpeget_af', ARRAY[
    'udpeget_af_kode integer NOT NULL',
    'udpeget_af character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6303_udpeget_af (
  udpeget_af_kode integer NOT NULL,
  udpeget_af character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6303_udpeget_af_pk PRIMARY KEY (udpeget_af_kode)
);
INSERT INTO fkg.d_6303_udpeget_af (udpeget_af_kode, udpeget_af, aktiv, begrebsdefinition) VALUES
  (1, 'Staten', 1, 'Området står på den liste, som ministeren offentliggør 1. december (i 2010-2013 1. oktober). Tallene er listens egne.'),
  (2, 'Kommunens beregning', 1, 'Kommunen har selv beregnet, at området opfylder kategoriens kriterier, fx for at følge et område, før listen kommer, eller et område, som staten ikke opgør. Rækken er ikke en udpegning efter loven og må ikke omtales som en.')
ON CONFLICT (udpeget_af_kode) DO UPDATE SET udpeget_af = EXCLUDED.udpeget_af, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6303_udpeget_af IS 'Kodeliste: Udpeget af. Deler udpegninger efter, hvem der har afgjort, at området opfylder kategorien. Kun kode 1 har retsvirkning. Samme område, år og kategori kan stå med begge koder, når kommunens beregning lægges ved siden af statens liste.';
COMMENT ON CONSTRAINT d_6303_udpeget_af_pk ON fkg.d_6303_udpeget_af IS '[system] Koden er entydig i listen Udpeget af.';
COMMENT ON COLUMN fkg.d_6303_udpeget_af.udpeget_af_kode IS 'Koden i listen Udpeget af.';
COMMENT ON COLUMN fkg.d_6303_udpeget_af.udpeget_af IS 'Kodens tekst i listen Udpeget af.';
COMMENT ON COLUMN fkg.d_6303_udpeget_af.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6303_udpeget_af.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6304_klasse', ARRAY[
    'klasse_kode integer NOT NULL',
    'klasse character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6304_klasse (
  klasse_kode integer NOT NULL,
  klasse character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6304_klasse_pk PRIMARY KEY (klasse_kode)
);
INSERT INTO fkg.d_6304_klasse (klasse_kode, klasse, aktiv, begrebsdefinition) VALUES
  (1, 'Særligt udsat', 1, 'Området har en score i beregningsmodellens øverste interval: det ligger længst fra gennemsnittet i den ugunstige retning. Vises rødt i Aarhus-modellen.'),
  (2, 'Udsat', 1, 'Området har en score i det næsthøjeste interval. Vises orange i Aarhus-modellen.'),
  (3, 'Risiko', 1, 'Området har en score i det tredjehøjeste interval: det er ikke udsat, men bør følges. Vises gult i Aarhus-modellen.'),
  (4, 'Uden for risiko', 1, 'Området har en score i det laveste interval: det ligger omkring gennemsnittet eller bedre. Vises grønt i Aarhus-modellen.'),
  (99, 'Ukendt', 1, 'Klassen kan ikke fastslås, fordi beregningsmodellen mangler oplysninger om området. Er klassen kendt, men skjult, er feltet tomt, og diskretionskoden er 1.')
ON CONFLICT (klasse_kode) DO UPDATE SET klasse = EXCLUDED.klasse, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6304_klasse IS 'Kodeliste: Udsathedsklasse. Deler områder efter deres samlede score. De fire klasser følger Aarhus Kommunes kategoriseringsmodel, hvor områder får point efter afstanden til kommunens gennemsnit. Hvor grænserne mellem klasserne går, hører til beregningsmodellen og ikke til listen: samme klasse fra to beregningsmodeller kan derfor ikke sammenlignes. Klassen er ikke en udpegning efter almenboligloven; kode 2 Udsat er noget andet end et udsat boligområde.';
COMMENT ON CONSTRAINT d_6304_klasse_pk ON fkg.d_6304_klasse IS '[system] Koden er entydig i listen Udsathedsklasse.';
COMMENT ON COLUMN fkg.d_6304_klasse.klasse_kode IS 'Koden i listen Udsathedsklasse.';
COMMENT ON COLUMN fkg.d_6304_klasse.klasse IS 'Kodens tekst i listen Udsathedsklasse.';
COMMENT ON COLUMN fkg.d_6304_klasse.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6304_klasse.begrebsdefinition IS 'Hvad koden betyder.';

DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('d_6305_indsats_type', ARRAY[
    'indsats_type_kode integer NOT NULL',
    'indsats_type character varying NOT NULL',
    'aktiv integer NOT NULL',
    'begrebsdefinition character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.d_6305_indsats_type (
  indsats_type_kode integer NOT NULL,
  indsats_type character varying NOT NULL,
  aktiv integer NOT NULL DEFAULT 1,
  begrebsdefinition character varying,
  CONSTRAINT d_6305_indsats_type_pk PRIMARY KEY (indsats_type_kode)
);
INSERT INTO fkg.d_6305_indsats_type (indsats_type_kode, indsats_type, aktiv, begrebsdefinition) VALUES
  (1, 'Boligsocial helhedsplan', 1, 'Samlet plan for et eller flere områder med flere sideordnede formål, typisk aftalt mellem boligorganisation og kommune. De enkelte indsatser i planen kan registreres for sig under deres egen type.'),
  (2, 'Beskæftigelse', 1, 'Indsats, der skal bringe voksne beboere i arbejde eller fastholde dem i det, fx jobrådgivning i området og virksomhedspraktik. Indsats for unges fritidsjob hører også hertil.'),
  (3, 'Uddannelse og læring', 1, 'Indsats, der skal føre til læring, skolegang eller uddannelse, fx lektiehjælp, danskundervisning og vejledning til ungdomsuddannelse.'),
  (4, 'Børn og familier', 1, 'Indsats, der skal støtte børns opvækst og forældres rolle, fx familierådgivning, forældrekurser og fritidstilbud til børn. Handler indsatsen især om skole, er det kode 3.'),
  (5, 'Kriminalitetsforebyggelse og tryghed', 1, 'Indsats, der skal forebygge kriminalitet eller gøre området tryggere, fx gadeplansarbejde, samarbejde mellem skole, socialforvaltning og politi og tryghedsvandringer. Ombygning for trygheds skyld er kode 10.'),
  (6, 'Sundhed og trivsel', 1, 'Indsats, der skal forbedre beboernes fysiske eller psykiske sundhed, fx motionstilbud, sundhedsvejledning og indsats mod ensomhed blandt ældre.'),
  (7, 'Fællesskab og medborgerskab', 1, 'Indsats, der skal styrke netværk, frivillighed, beboerdemokrati og deltagelse i lokalsamfundet, fx beboerhuse, foreningsarbejde og kulturelle arrangementer.'),
  (8, 'Økonomi- og boligrådgivning', 1, 'Indsats, der skal hjælpe beboere med at klare husleje og økonomi og forebygge, at de sættes ud af boligen, fx gældsrådgivning og boligsocial viceværtsordning.'),
  (9, 'Udlejning og beboersammensætning', 1, 'Indsats, der skal ændre, hvem der flytter ind, gennem regler for udlejning og anvisning, fx fleksibel udlejning og aftaler mellem kommune og boligorganisation.'),
  (10, 'Fysisk omdannelse', 1, 'Indsats, der ændrer området selv, fx renovering, nye veje og stier, nedrivning, salg og nybyggeri, herunder gennemførelsen af en udviklingsplan. Almindelig vedligeholdelse er ikke med.'),
  (98, 'Andet', 1, 'Indsatsens hovedformål er kendt, men ingen anden kode passer. Formålet skrives i feltet formaal.'),
  (99, 'Ukendt', 1, 'Indsatsens hovedformål er ikke oplyst.')
ON CONFLICT (indsats_type_kode) DO UPDATE SET indsats_type = EXCLUDED.indsats_type, aktiv = EXCLUDED.aktiv, begrebsdefinition = EXCLUDED.begrebsdefinition;
COMMENT ON TABLE fkg.d_6305_indsats_type IS 'Kodeliste: Indsatstype. Deler boligsociale indsatser efter det, de især skal ændre. Har en indsats ét hovedformål, vælges det, også når den har virkninger på andre områder; har den flere sideordnede formål, vælges kode 1. Inddelingen er standardens egen: der er ikke fundet en fælles national kodeliste.';
COMMENT ON CONSTRAINT d_6305_indsats_type_pk ON fkg.d_6305_indsats_type IS '[system] Koden er entydig i listen Indsatstype.';
COMMENT ON COLUMN fkg.d_6305_indsats_type.indsats_type_kode IS 'Koden i listen Indsatstype.';
COMMENT ON COLUMN fkg.d_6305_indsats_type.indsats_type IS 'Kodens tekst i listen Indsatstype.';
COMMENT ON COLUMN fkg.d_6305_indsats_type.aktiv IS '1: koden må bruges. 0: koden er udgået og bevares kun for ældre data.';
COMMENT ON COLUMN fkg.d_6305_indsats_type.begrebsdefinition IS 'Hvad koden betyder.';

----------------------------------------------------------------------------------------------------
-- Grundtabeller
----------------------------------------------------------------------------------------------------

-- Tema 6300 Monitoreringsområde
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('t_6300_monit_omr_t', ARRAY[
    'versions_id uuid NOT NULL',
    'monit_omr_nr character varying NOT NULL',
    'monit_omr_navn character varying NOT NULL',
    'monit_omr_type_kode integer NOT NULL',
    'inddeling character varying NOT NULL',
    'overordnet_nr character varying',
    'fuldt_opdelt_kode integer NOT NULL',
    'underinddeling character varying',
    'gyldig_fra date NOT NULL',
    'gyldig_til date',
    'sagsnr character varying',
    'link character varying',
    'geometri geometry(MultiPolygon,25832)']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.t_6300_monit_omr_t (
  versions_id uuid NOT NULL,
  monit_omr_nr character varying NOT NULL,
  monit_omr_navn character varying NOT NULL,
  monit_omr_type_kode integer NOT NULL,
  inddeling character varying NOT NULL,
  overordnet_nr character varying,
  fuldt_opdelt_kode integer NOT NULL,
  underinddeling character varying,
  gyldig_fra date NOT NULL,
  gyldig_til date,
  sagsnr character varying,
  link character varying,
  geometri geometry(MultiPolygon,25832),
  CONSTRAINT t_6300_monit_omr_pk PRIMARY KEY (versions_id)
);
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_generel_fk',
    $ck$FOREIGN KEY (versions_id) REFERENCES fkg.generel (versions_id)$ck$,
    '[system] Hver række har GeoFA''s generelle felter i fkg.generel.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_monit_omr_nr_laengde_ck',
    $ck$CHECK (length(monit_omr_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_monit_omr_nr_tom_ck',
    $ck$CHECK (btrim(monit_omr_nr, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_monit_omr_nr_moenster_ck',
    $ck$CHECK (monit_omr_nr = '' OR monit_omr_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_monit_omr_navn_laengde_ck',
    $ck$CHECK (length(monit_omr_navn) <= 128)$ck$,
    '[for-lang-tekst] Højst 128 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_monit_omr_navn_tom_ck',
    $ck$CHECK (btrim(monit_omr_navn, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_monit_omr_type_kode_fk',
    $ck$FOREIGN KEY (monit_omr_type_kode) REFERENCES fkg.d_6300_monit_omr_type (monit_omr_type_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6300_monit_omr_type.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_inddeling_laengde_ck',
    $ck$CHECK (length(inddeling) <= 64)$ck$,
    '[for-lang-tekst] Højst 64 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_inddeling_tom_ck',
    $ck$CHECK (btrim(inddeling, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_overordnet_nr_laengde_ck',
    $ck$CHECK (length(overordnet_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_overordnet_nr_moenster_ck',
    $ck$CHECK (overordnet_nr = '' OR overordnet_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_fuldt_opdelt_kode_fk',
    $ck$FOREIGN KEY (fuldt_opdelt_kode) REFERENCES fkg.d_basis_ja_nej (ja_nej_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_basis_ja_nej.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_fuldt_opdelt_kode_koder_ck',
    $ck$CHECK (fuldt_opdelt_kode IN (0, 1))$ck$,
    '[ukendt-kode] Af kodelisten fkg.d_basis_ja_nej må her kun bruges: 0, 1.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_underinddeling_laengde_ck',
    $ck$CHECK (length(underinddeling) <= 64)$ck$,
    '[for-lang-tekst] Højst 64 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_gyldig_fra_dato_ck',
    $ck$CHECK (gyldig_fra BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')$ck$,
    '[forkert-datatype] En dato med et år på fire cifre.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_gyldig_til_dato_ck',
    $ck$CHECK (gyldig_til BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')$ck$,
    '[forkert-datatype] En dato med et år på fire cifre.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_sagsnr_laengde_ck',
    $ck$CHECK (length(sagsnr) <= 128)$ck$,
    '[for-lang-tekst] Højst 128 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_link_laengde_ck',
    $ck$CHECK (length(link) <= 1024)$ck$,
    '[for-lang-tekst] Højst 1024 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_geometri_gyldig_ck',
    $ck$CHECK (ST_IsValid(geometri))$ck$,
    '[ugyldig-geometri] Fladen skal være gyldig efter OGC''s Simple Features: lukkede ringe, der ikke krydser sig selv eller hinanden.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_geometri_ramme_ck',
    $ck$CHECK (ST_XMin(geometri) >= -370000 AND ST_XMax(geometri) <= 1777483.999 AND ST_YMin(geometri) >= 5200000 AND ST_YMax(geometri) <= 7347483.999)$ck$,
    '[uden-for-danmark] Alle koordinater skal ligge i GeoFA''s ramme: øst -370000 til 1777483.999, nord 5200000 til 7347483.999 (EPSG:25832).');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_geometri_tom_ck',
    $ck$CHECK ((geometri IS NOT NULL AND NOT ST_IsEmpty(geometri)) OR (monit_omr_nr COLLATE "C" ~ '^(000-LANDET|[0-9]{3}-REGION|[0-9]{3}-UOPLYST)$') IS TRUE)$ck$,
    '[tom-geometri] Geometrien er obligatorisk og må ikke være tom, undtagen hvor monit_omr_nr følger mønstret ^(000-LANDET|[0-9]{3}-REGION|[0-9]{3}-UOPLYST)$. Landet og regionerne er kun sammenligningsgrundlag og får ikke egen flade her, og beboere uden en adresse, der kan placeres, bor ikke i nogen kendt flade.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_geometri_undtaget_ck',
    $ck$CHECK (geometri IS NULL OR NOT (monit_omr_nr COLLATE "C" ~ '^(000-LANDET|[0-9]{3}-REGION|[0-9]{3}-UOPLYST)$'))$ck$,
    '[forkert-geometritype] Rækker, hvor monit_omr_nr følger mønstret ^(000-LANDET|[0-9]{3}-REGION|[0-9]{3}-UOPLYST)$, skal være uden geometri.');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_gyldighed_baglaens_ck',
    $ck$CHECK (gyldig_til >= gyldig_fra)$ck$,
    '[gyldighed-baglaens] Gyldighed går baglæns. Skal gælde: gyldig_til >= gyldig_fra');
  PERFORM pg_temp.sdm_begraensning('t_6300_monit_omr_t', 't_6300_monit_omr_underinddeling_mangler_ck',
    $ck$CHECK (fuldt_opdelt_kode <> 1 OR nullif(btrim(underinddeling, ' ' || chr(9) || chr(13) || chr(160)), '') IS NOT NULL)$ck$,
    '[underinddeling-mangler] Underinddeling mangler. Skal gælde: fuldt_opdelt_kode <> 1 OR underinddeling IS NOT NULL');
END
$sdm$;
CREATE INDEX IF NOT EXISTS t_6300_monit_omr_noegle_idx ON fkg.t_6300_monit_omr_t (monit_omr_nr, gyldig_fra);
CREATE INDEX IF NOT EXISTS t_6300_monit_omr_monit_omr_type_kode_idx ON fkg.t_6300_monit_omr_t (monit_omr_type_kode);
CREATE INDEX IF NOT EXISTS t_6300_monit_omr_overordnet_nr_idx ON fkg.t_6300_monit_omr_t (overordnet_nr);
CREATE INDEX IF NOT EXISTS t_6300_monit_omr_fuldt_opdelt_kode_idx ON fkg.t_6300_monit_omr_t (fuldt_opdelt_kode);
CREATE INDEX IF NOT EXISTS t_6300_monit_omr_geometri_idx ON fkg.t_6300_monit_omr_t USING gist (geometri);
COMMENT ON TABLE fkg.t_6300_monit_omr_t IS 'Tema 6300 Monitoreringsområde. Område, som en kommune eller KL følger befolkningens sammensætning i gennem opgørelser, afgrænset i et bestemt tidsrum. Temaet rummer de områder, som tallene i 6301-6304 og matriklerne i 6306 hører til: boligområder, bydele, landsbyer, distrikter, kvadratnetsceller og kommuner. Hver række er ét område med én afgrænsning i ét tidsrum. Landet og regionerne ligger i temaet som referenceområder uden flade. Standardens installation lægger dem ind, og KL registrerer deres tal. Forretningsnøgle: monit_omr_nr, gyldig_fra. Begreb: monitoreringsområde. Grundtabel: de generelle felter står i fkg.generel.';
COMMENT ON CONSTRAINT t_6300_monit_omr_pk ON fkg.t_6300_monit_omr_t IS '[system] Versionens nøgle er entydig.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.versions_id IS 'Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.monit_omr_nr IS 'Monitoreringsområdets nummer. Områdets nummer: kommunekode, bindestreg og kommunens egen betegnelse. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Obligatorisk (O). Begreb: områdenummer. Bemærk: Kun store bogstaver A-Z uden æ, ø og å. Kommunekoden skal passe til cvr_kode. Nummeret er ikke GeoFA''s omraade_nr, som betyder noget andet. 000-LANDET og <nnn>-REGION er forbeholdt referenceområder, <kommunekode>-UOPLYST beboere uden placering; endelsen REST og 000-UDLAND bruges kun i 6302.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.monit_omr_navn IS 'Monitoreringsområdets navn. Navnet, som området kendes under lokalt. Værdiområde: Tekst på højst 128 tegn. Datatype: varchar(128). Obligatorisk (O). Begreb: områdenavn. Bemærk: Brug det navn, som kommunen selv bruger, og samme stavemåde i alle rækker. Navnet må ikke udpege en person, en institution eller en enkelt ejendom.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.monit_omr_type_kode IS 'Områdetype. Hvilken slags område det er. Værdiområde: Kode fra kodelisten d_6300_monit_omr_type. Datatype: integer, kode fra fkg.d_6300_monit_omr_type. Obligatorisk (O). Begreb: områdetype. Bemærk: Vælg den kode, der bedst beskriver området som helhed. 12 og 13 er forbeholdt referenceområder. -UOPLYST har altid 99.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.inddeling IS 'Inddeling. Navnet på den inddeling af kommunen, som området hører til. Værdiområde: Tekst på højst 64 tegn. Datatype: varchar(64). Obligatorisk (O). Begreb: inddeling. Bemærk: Skriv præcis samme navn i alle inddelingens rækker. Områder i samme inddeling og kommune må ikke overlappe på nogen dato; skal to opdelinger kunne krydse hinanden, så giv dem hver sit navn.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.overordnet_nr IS 'Overordnet områdes nummer. Nummeret på det område, som dette område er en del af. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Frivillig (F). Begreb: overordnet område. Bemærk: Tomt, når området ikke er en del af et andet. Det overordnede område må ligge i en anden kommune. Kæden må ikke ende i sig selv.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.fuldt_opdelt_kode IS 'Fuldt opdelt. Om områdets dele dækker det præcist, så deres antal lægges sammen til områdets. Værdiområde: Kode fra kodelisten d_basis_ja_nej, kun 0 og 1. Datatype: integer, kode fra fkg.d_basis_ja_nej. Obligatorisk (O). Begreb: fuld opdeling. Bemærk: Delene er de områder, hvis overordnet_nr er dette område, og hvis inddeling er dette områdes underinddeling, på samme dag. Skriv 1, når delene dækker hele fladen; mangler nogle beboere en adresse, der kan placeres, skal de have området -UOPLYST som en del. Skriv ellers 0, også når området ingen dele har.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.underinddeling IS 'Underinddeling. Navnet på den inddeling, som områdets dele hører til. Værdiområde: Tekst på højst 64 tegn. Datatype: varchar(64). Frivillig (F). Begreb: underinddeling. Bemærk: Skal udfyldes, når fuldt_opdelt_kode er 1, og være stavet som delenes inddeling.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.gyldig_fra IS 'Gyldig fra. Første dag, hvor afgrænsningen gælder; dagen er med. Værdiområde: Dato, ÅÅÅÅ-MM-DD. Datatype: date. Obligatorisk (O). Begreb: gyldighedsstart. Bemærk: Datoen er, hvornår afgrænsningen gælder i virkeligheden, ikke hvornår den blev tastet.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.gyldig_til IS 'Gyldig til. Sidste dag, hvor afgrænsningen gælder; dagen er med. Værdiområde: Dato, ÅÅÅÅ-MM-DD. Datatype: date. Frivillig (F). Begreb: gyldighedsslut. Bemærk: Tomt, så længe afgrænsningen gælder. Må ikke ligge før gyldig_fra.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.sagsnr IS 'Sagsnummer. Nummeret på den sag, hvor afgrænsningen er besluttet. Værdiområde: Tekst på højst 128 tegn. Datatype: varchar(128). Frivillig (F). Begreb: sagsnummer. Bemærk: Brug et sagsnummer uden personnummer i.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.link IS 'Link. Adresse på en side eller et dokument om området. Værdiområde: Tekst på højst 1024 tegn. Datatype: varchar(1024). Frivillig (F). Begreb: link. Bemærk: Henvis kun til sider, som rækkens læsere må se, og aldrig til en personsag.';
COMMENT ON COLUMN fkg.t_6300_monit_omr_t.geometri IS 'Rækkens flade som MULTIPOLYGON i to dimensioner i EPSG:25832, gyldig efter OGC Simple Features. Værdiområde: flade (MultiPolygon, 2D) i EPSG:25832, øst -370000 til 1777483.999, nord 5200000 til 7347483.999, opløsning 0.001 m. Obligatorisk (O). Undtaget er rækker, hvor monit_omr_nr følger mønstret ^(000-LANDET|[0-9]{3}-REGION|[0-9]{3}-UOPLYST)$. Landet og regionerne er kun sammenligningsgrundlag og får ikke egen flade her, og beboere uden en adresse, der kan placeres, bor ikke i nogen kendt flade. Begreb: geometri.';

-- Tema 6301 Sociodemografisk opgørelse
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('t_6301_soc_opg_t', ARRAY[
    'versions_id uuid NOT NULL',
    'monit_omr_nr character varying NOT NULL',
    'indikator_kode integer NOT NULL',
    'periode character varying NOT NULL',
    'koen_kode integer NOT NULL',
    'alder_kode integer NOT NULL',
    'herkomst_kode integer NOT NULL',
    'kategori_kode integer NOT NULL',
    'taeller numeric',
    'naevner numeric',
    'vaerdi numeric',
    'diskretion_kode integer NOT NULL',
    'kilde_kode integer NOT NULL',
    'opgjort date NOT NULL']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.t_6301_soc_opg_t (
  versions_id uuid NOT NULL,
  monit_omr_nr character varying NOT NULL,
  indikator_kode integer NOT NULL,
  periode character varying NOT NULL,
  koen_kode integer NOT NULL,
  alder_kode integer NOT NULL,
  herkomst_kode integer NOT NULL,
  kategori_kode integer NOT NULL,
  taeller numeric,
  naevner numeric,
  vaerdi numeric,
  diskretion_kode integer NOT NULL,
  kilde_kode integer NOT NULL,
  opgjort date NOT NULL,
  CONSTRAINT t_6301_soc_opg_pk PRIMARY KEY (versions_id)
);
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_generel_fk',
    $ck$FOREIGN KEY (versions_id) REFERENCES fkg.generel (versions_id)$ck$,
    '[system] Hver række har GeoFA''s generelle felter i fkg.generel.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_monit_omr_nr_laengde_ck',
    $ck$CHECK (length(monit_omr_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_monit_omr_nr_tom_ck',
    $ck$CHECK (btrim(monit_omr_nr, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_monit_omr_nr_moenster_ck',
    $ck$CHECK (monit_omr_nr = '' OR monit_omr_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_indikator_kode_fk',
    $ck$FOREIGN KEY (indikator_kode) REFERENCES fkg.d_6301_indikator (indikator_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_indikator.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_periode_laengde_ck',
    $ck$CHECK (length(periode) <= 7)$ck$,
    '[for-lang-tekst] Højst 7 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_periode_tom_ck',
    $ck$CHECK (btrim(periode, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_periode_moenster_ck',
    $ck$CHECK (periode = '' OR periode COLLATE "C" ~ '^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$')$ck$,
    '[forkert-moenster] Årstal (2026), årstal og kvartal (2026K3) eller årstal og måned (2026M09). Mønster: ^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_koen_kode_fk',
    $ck$FOREIGN KEY (koen_kode) REFERENCES fkg.d_6301_koen (koen_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_koen.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_alder_kode_fk',
    $ck$FOREIGN KEY (alder_kode) REFERENCES fkg.d_6301_alder (alder_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_alder.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_herkomst_kode_fk',
    $ck$FOREIGN KEY (herkomst_kode) REFERENCES fkg.d_6301_herkomst (herkomst_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_herkomst.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_kategori_kode_fk',
    $ck$FOREIGN KEY (kategori_kode) REFERENCES fkg.d_6301_kategori (kategori_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_kategori.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_taeller_decimaler_ck',
    $ck$CHECK (round(taeller, 2) = taeller)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_taeller_cifre_ck',
    $ck$CHECK (abs(taeller) < 1000000000000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 14 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_taeller_graense_ck',
    $ck$CHECK (taeller >= 0)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_naevner_decimaler_ck',
    $ck$CHECK (round(naevner, 2) = naevner)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_naevner_cifre_ck',
    $ck$CHECK (abs(naevner) < 1000000000000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 14 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_naevner_graense_ck',
    $ck$CHECK (naevner >= 0)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_vaerdi_decimaler_ck',
    $ck$CHECK (round(vaerdi, 2) = vaerdi)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_vaerdi_cifre_ck',
    $ck$CHECK (abs(vaerdi) < 1000000000000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 14 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_diskretion_kode_fk',
    $ck$FOREIGN KEY (diskretion_kode) REFERENCES fkg.d_6301_diskretion (diskretion_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_diskretion.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_kilde_kode_fk',
    $ck$FOREIGN KEY (kilde_kode) REFERENCES fkg.d_6301_kilde (kilde_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_kilde.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_opgjort_dato_ck',
    $ck$CHECK (opgjort BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')$ck$,
    '[forkert-datatype] En dato med et år på fire cifre.');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_aaben_vaerdi_mangler_ck',
    $ck$CHECK (diskretion_kode NOT IN (0, 2) OR taeller IS NOT NULL OR vaerdi IS NOT NULL OR naevner IS NOT NULL AND naevner = 0)$ck$,
    '[aaben-vaerdi-mangler] Åben værdi mangler. Skal gælde: diskretion_kode NOT IN (0, 2) OR taeller IS NOT NULL OR vaerdi IS NOT NULL OR (naevner IS NOT NULL AND naevner = 0)');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_skjult_vaerdi_udfyldt_ck',
    $ck$CHECK (diskretion_kode NOT IN (1, 8, 9) OR taeller IS NULL AND vaerdi IS NULL)$ck$,
    '[skjult-vaerdi-udfyldt] Skjult værdi er udfyldt. Skal gælde: diskretion_kode NOT IN (1, 8, 9) OR (taeller IS NULL AND vaerdi IS NULL)');
  PERFORM pg_temp.sdm_begraensning('t_6301_soc_opg_t', 't_6301_soc_opg_taeller_over_naevner_ck',
    $ck$CHECK (taeller <= naevner)$ck$,
    '[taeller-over-naevner] Tæller over nævner. Skal gælde: taeller <= naevner');
END
$sdm$;
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_noegle_idx ON fkg.t_6301_soc_opg_t (monit_omr_nr, indikator_kode, periode, koen_kode, alder_kode, herkomst_kode, kategori_kode);
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_indikator_kode_idx ON fkg.t_6301_soc_opg_t (indikator_kode);
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_koen_kode_idx ON fkg.t_6301_soc_opg_t (koen_kode);
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_alder_kode_idx ON fkg.t_6301_soc_opg_t (alder_kode);
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_herkomst_kode_idx ON fkg.t_6301_soc_opg_t (herkomst_kode);
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_kategori_kode_idx ON fkg.t_6301_soc_opg_t (kategori_kode);
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_diskretion_kode_idx ON fkg.t_6301_soc_opg_t (diskretion_kode);
CREATE INDEX IF NOT EXISTS t_6301_soc_opg_kilde_kode_idx ON fkg.t_6301_soc_opg_t (kilde_kode);
COMMENT ON TABLE fkg.t_6301_soc_opg_t IS 'Tema 6301 Sociodemografisk opgørelse. Talmæssig beskrivelse af én indikator for ét monitoreringsområde i én periode, eventuelt fordelt på køn, alder, herkomst eller kategori. Temaet rummer selve tallene: antal, andele og gennemsnit om beboere, husstande og boliger i hvert område. En række er ét tal med sin tæller og nævner. Tallene er sammentalte; der findes ingen oplysninger om enkelte personer i temaet. Det, der skal skjules for at beskytte personer og husstande, er skjult og siger det selv i diskretion_kode. Forretningsnøgle: monit_omr_nr, indikator_kode, periode, koen_kode, alder_kode, herkomst_kode, kategori_kode, off_kode. Begreb: opgørelse. Grundtabel: de generelle felter står i fkg.generel.';
COMMENT ON CONSTRAINT t_6301_soc_opg_pk ON fkg.t_6301_soc_opg_t IS '[system] Versionens nøgle er entydig.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.versions_id IS 'Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.monit_omr_nr IS 'Monitoreringsområdets nummer. Nummeret på det område, tallet gælder. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Obligatorisk (O). Begreb: områdenummer. Bemærk: Området skal findes i 6300 og gælde på periodens første dag. Brug <kommunekode>-UOPLYST til beboere, der ikke kan placeres. Referenceområdernes tal registreres af KL.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.indikator_kode IS 'Indikator. Hvad tallet måler. Værdiområde: Kode fra kodelisten d_6301_indikator. Datatype: integer, kode fra fkg.d_6301_indikator. Obligatorisk (O). Begreb: indikator. Bemærk: Læs indikatorens definition før brug: navne ligner hinanden, og sigtede er ikke dømte. Gennemsnit over 24 måneder har egne koder (201, 501).';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.periode IS 'Periode. Tidsrummet, tallet hører til. Værdiområde: Tekst på højst 7 tegn: Årstal (2026), årstal og kvartal (2026K3) eller årstal og måned (2026M09). Datatype: varchar(7). Obligatorisk (O). Begreb: periode. Bemærk: En bestand er stillingen på periodens første dag (2026K3 er 1. juli 2026), en strøm summen over perioden og et gennemsnit middelværdien over den. Indikatorer med et vindue på 12 eller 24 måneder dækker månederne til og med perioden. Perioden må ikke ligge i fremtiden.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.koen_kode IS 'Køn. Det køn, cellen er afgrænset til; 0 er hele basisbefolkningen. Værdiområde: Kode fra kodelisten d_6301_koen. Datatype: integer, kode fra fkg.d_6301_koen. Obligatorisk (O). Begreb: køn. Bemærk: Skriv 0, når tallet ikke er fordelt. Ved fordeling leveres begge køn.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.alder_kode IS 'Alder. Den aldersgruppe, cellen er afgrænset til; 0 er hele basisbefolkningen. Værdiområde: Kode fra kodelisten d_6301_alder. Datatype: integer, kode fra fkg.d_6301_alder. Obligatorisk (O). Begreb: aldersgruppe. Bemærk: 0 betyder indikatorens egen basisbefolkning, som kan have en aldersgrænse. Ved fordeling leveres alle de aldersgrupper, basisbefolkningen rækker over.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.herkomst_kode IS 'Herkomst. Den herkomst, cellen er afgrænset til; 0 er hele basisbefolkningen. Værdiområde: Kode fra kodelisten d_6301_herkomst. Datatype: integer, kode fra fkg.d_6301_herkomst. Obligatorisk (O). Begreb: herkomst. Bemærk: Herkomst er ikke statsborgerskab. Fordelingen er følsom og har højere grænser for mindste antal over for offentligheden. 31 og 32 leveres begge eller slet ikke.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.kategori_kode IS 'Kategori. Den kategori under indikatoren, som tælleren er afgrænset til; 0 er i alt. Værdiområde: Kode fra kodelisten d_6301_kategori. Datatype: integer, kode fra fkg.d_6301_kategori. Obligatorisk (O). Begreb: kategori. Bemærk: Kun de koder, der hører til indikatoren, er gyldige. Kategorien snævrer tælleren ind, aldrig nævneren.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.taeller IS 'Tæller. Antallet af enheder i cellen, som har det, indikatoren måler. Værdiområde: Tal med højst 14 cifre, heraf 2 decimaler, mindst 0. Datatype: numeric(14,2). Frivillig (F). Begreb: tæller. Bemærk: Helt tal, undtagen hvor indikatoren tæller fuldtidspersoner. Nul skrives 0 og er ikke det samme som tomt. Tom ved diskretion_kode 1, 8 og 9 og ved gennemsnit. Må ikke overstige nævneren.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.naevner IS 'Nævner. Antallet af enheder i cellens basisbefolkning; ved gennemsnit antallet bag det. Værdiområde: Tal med højst 14 cifre, heraf 2 decimaler, mindst 0. Datatype: numeric(14,2). Frivillig (F). Begreb: nævner. Bemærk: Kan stå i en skjult række, men indgår så i kontrollen: en åben nævner og en andel giver ofte antallet. Skal udfyldes ved et åbent gennemsnit.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.vaerdi IS 'Værdi. Det tal, indikatoren viser: antallet, andelen i procent eller gennemsnittet. Værdiområde: Tal med højst 14 cifre, heraf 2 decimaler. Datatype: numeric(14,2). Frivillig (F). Begreb: værdi. Bemærk: Antal: samme tal som taeller. Andel: 100 gange taeller delt med naevner, med højst 0,05 i afvigelse; er naevner 0, er vaerdi tom. Gennemsnit: middelværdien. Tom ved diskretion_kode 1, 8 og 9.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.diskretion_kode IS 'Diskretionsmarkering. Om tallet er åbent, skjult, afrundet, mangler eller ikke er relevant. Værdiområde: Kode fra kodelisten d_6301_diskretion. Datatype: integer, kode fra fkg.d_6301_diskretion. Obligatorisk (O). Begreb: diskretionsmarkering. Bemærk: 1 bruges om alt, der er skjult, uanset hvorfor: kunne man se forskel på den første og den afledte skjulning, kunne værdien ofte regnes ud. 2 kræver, at tallet er et multiplum af profilens afrundingsbase. 8 er Danmarks Statistiks .. og …, 9 er punktum; bindestreg er nul og får 0. Ved 1, 8 og 9 er taeller og vaerdi tomme.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.kilde_kode IS 'Kilde. Registret eller systemet, som tallet kommer fra. Værdiområde: Kode fra kodelisten d_6301_kilde. Datatype: integer, kode fra fkg.d_6301_kilde. Obligatorisk (O). Begreb: kilde. Bemærk: Vælg den kilde, der er talt i, ikke den, der har sendt filen. FLIS og Danmarks Statistik tæller samme begreb forskelligt og skal holdes ude fra hinanden. Brug 98 eller 99, når kilden ikke er på listen eller ikke kendes.';
COMMENT ON COLUMN fkg.t_6301_soc_opg_t.opgjort IS 'Opgjort. Dagen, hvor tallet blev trukket eller beregnet. Værdiområde: Dato, ÅÅÅÅ-MM-DD. Datatype: date. Obligatorisk (O). Begreb: opgørelsesdato. Bemærk: Ikke dagen, hvor rækken blev lagt i GeoFA, og ikke periodens dag.';

-- Tema 6302 Flytning
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('t_6302_flytning_t', ARRAY[
    'versions_id uuid NOT NULL',
    'fra_nr character varying NOT NULL',
    'til_nr character varying NOT NULL',
    'periode character varying NOT NULL',
    'husstandstype_kode integer NOT NULL',
    'alder_kode integer NOT NULL',
    'herkomst_kode integer NOT NULL',
    'antal integer',
    'diskretion_kode integer NOT NULL',
    'kilde_kode integer NOT NULL',
    'opgjort date NOT NULL']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.t_6302_flytning_t (
  versions_id uuid NOT NULL,
  fra_nr character varying NOT NULL,
  til_nr character varying NOT NULL,
  periode character varying NOT NULL,
  husstandstype_kode integer NOT NULL,
  alder_kode integer NOT NULL,
  herkomst_kode integer NOT NULL,
  antal integer,
  diskretion_kode integer NOT NULL,
  kilde_kode integer NOT NULL,
  opgjort date NOT NULL,
  CONSTRAINT t_6302_flytning_pk PRIMARY KEY (versions_id)
);
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_generel_fk',
    $ck$FOREIGN KEY (versions_id) REFERENCES fkg.generel (versions_id)$ck$,
    '[system] Hver række har GeoFA''s generelle felter i fkg.generel.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_fra_nr_laengde_ck',
    $ck$CHECK (length(fra_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_fra_nr_tom_ck',
    $ck$CHECK (btrim(fra_nr, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_fra_nr_moenster_ck',
    $ck$CHECK (fra_nr = '' OR fra_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_til_nr_laengde_ck',
    $ck$CHECK (length(til_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_til_nr_tom_ck',
    $ck$CHECK (btrim(til_nr, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_til_nr_moenster_ck',
    $ck$CHECK (til_nr = '' OR til_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_periode_laengde_ck',
    $ck$CHECK (length(periode) <= 7)$ck$,
    '[for-lang-tekst] Højst 7 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_periode_tom_ck',
    $ck$CHECK (btrim(periode, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_periode_moenster_ck',
    $ck$CHECK (periode = '' OR periode COLLATE "C" ~ '^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$')$ck$,
    '[forkert-moenster] Årstal (2026), årstal og kvartal (2026K3) eller årstal og måned (2026M09). Mønster: ^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_husstandstype_kode_fk',
    $ck$FOREIGN KEY (husstandstype_kode) REFERENCES fkg.d_6302_husstandstype (husstandstype_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6302_husstandstype.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_alder_kode_fk',
    $ck$FOREIGN KEY (alder_kode) REFERENCES fkg.d_6301_alder (alder_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_alder.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_herkomst_kode_fk',
    $ck$FOREIGN KEY (herkomst_kode) REFERENCES fkg.d_6301_herkomst (herkomst_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_herkomst.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_antal_graense_ck',
    $ck$CHECK (antal >= 0)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_diskretion_kode_fk',
    $ck$FOREIGN KEY (diskretion_kode) REFERENCES fkg.d_6301_diskretion (diskretion_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_diskretion.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_kilde_kode_fk',
    $ck$FOREIGN KEY (kilde_kode) REFERENCES fkg.d_6301_kilde (kilde_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_kilde.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_opgjort_dato_ck',
    $ck$CHECK (opgjort BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')$ck$,
    '[forkert-datatype] En dato med et år på fire cifre.');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_aaben_vaerdi_mangler_ck',
    $ck$CHECK (diskretion_kode NOT IN (0, 2) OR antal IS NOT NULL)$ck$,
    '[aaben-vaerdi-mangler] Åben værdi mangler. Skal gælde: diskretion_kode NOT IN (0, 2) OR antal IS NOT NULL');
  PERFORM pg_temp.sdm_begraensning('t_6302_flytning_t', 't_6302_flytning_skjult_vaerdi_udfyldt_ck',
    $ck$CHECK (diskretion_kode NOT IN (1, 8, 9) OR antal IS NULL)$ck$,
    '[skjult-vaerdi-udfyldt] Skjult værdi er udfyldt. Skal gælde: diskretion_kode NOT IN (1, 8, 9) OR antal IS NULL');
END
$sdm$;
CREATE INDEX IF NOT EXISTS t_6302_flytning_noegle_idx ON fkg.t_6302_flytning_t (fra_nr, til_nr, periode, husstandstype_kode, alder_kode, herkomst_kode);
CREATE INDEX IF NOT EXISTS t_6302_flytning_til_nr_idx ON fkg.t_6302_flytning_t (til_nr);
CREATE INDEX IF NOT EXISTS t_6302_flytning_husstandstype_kode_idx ON fkg.t_6302_flytning_t (husstandstype_kode);
CREATE INDEX IF NOT EXISTS t_6302_flytning_alder_kode_idx ON fkg.t_6302_flytning_t (alder_kode);
CREATE INDEX IF NOT EXISTS t_6302_flytning_herkomst_kode_idx ON fkg.t_6302_flytning_t (herkomst_kode);
CREATE INDEX IF NOT EXISTS t_6302_flytning_diskretion_kode_idx ON fkg.t_6302_flytning_t (diskretion_kode);
CREATE INDEX IF NOT EXISTS t_6302_flytning_kilde_kode_idx ON fkg.t_6302_flytning_t (kilde_kode);
COMMENT ON TABLE fkg.t_6302_flytning_t IS 'Tema 6302 Flytning. Bevægelse af personer fra bopæl i ét område til bopæl i et andet eller samme område i en periode, eventuelt fordelt på husstandstype, alder og herkomst. Temaet viser, hvor mange personer der er flyttet mellem to steder i en periode. Et sted er et monitoreringsområde, resten af en kommune, resten af landet eller udlandet. Flytninger inden for samme område har samme nummer i begge felter. Forretningsnøgle: fra_nr, til_nr, periode, husstandstype_kode, alder_kode, herkomst_kode, off_kode. Begreb: flytning. Grundtabel: de generelle felter står i fkg.generel.';
COMMENT ON CONSTRAINT t_6302_flytning_pk ON fkg.t_6302_flytning_t IS '[system] Versionens nøgle er entydig.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.versions_id IS 'Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).';
COMMENT ON COLUMN fkg.t_6302_flytning_t.fra_nr IS 'Fra område. Nummeret på det sted, der flyttes fra. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Obligatorisk (O). Begreb: fraflytningsområde. Bemærk: Et område fra 6300, <kommunekode>-REST (kommunen uden de områder, der er nævnt i temaet for perioden), 000-REST eller 000-UDLAND.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.til_nr IS 'Til område. Nummeret på det sted, der flyttes til. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Obligatorisk (O). Begreb: tilflytningsområde. Bemærk: Samme værdier som i fra_nr. Står samme nummer i begge felter, er det flytninger inden for området.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.periode IS 'Periode. Tidsrummet, hvor flytningerne er sket. Værdiområde: Tekst på højst 7 tegn: Årstal (2026), årstal og kvartal (2026K3) eller årstal og måned (2026M09). Datatype: varchar(7). Obligatorisk (O). Begreb: periode. Bemærk: Antallet er summen over perioden. Kvartaler og år for samme strøm skal passe sammen, og ingen af dem må kunne bruges til at regne en skjult strøm ud.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.husstandstype_kode IS 'Husstandstype. Den husstandstype, strømmen er afgrænset til; 0 er alle. Værdiområde: Kode fra kodelisten d_6302_husstandstype. Datatype: integer, kode fra fkg.d_6302_husstandstype. Obligatorisk (O). Begreb: husstandstype. Bemærk: Skriv 0, når strømmen ikke er fordelt. Der tælles personer, ikke husstande.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.alder_kode IS 'Alder. Den aldersgruppe, strømmen er afgrænset til; 0 er alle. Værdiområde: Kode fra kodelisten d_6301_alder. Datatype: integer, kode fra fkg.d_6301_alder. Obligatorisk (O). Begreb: aldersgruppe. Bemærk: Skriv 0, når strømmen ikke er fordelt.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.herkomst_kode IS 'Herkomst. Den herkomst, strømmen er afgrænset til; 0 er alle. Værdiområde: Kode fra kodelisten d_6301_herkomst. Datatype: integer, kode fra fkg.d_6301_herkomst. Obligatorisk (O). Begreb: herkomst. Bemærk: Fordelingen er følsom; brug den kun åbent, hvor strømmene er store nok.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.antal IS 'Antal flyttede personer. Antallet af personer, der er flyttet. Værdiområde: Helt tal, mindst 0. Datatype: integer. Frivillig (F). Begreb: flyttede personer. Bemærk: Nul skrives 0 og er ikke det samme som tomt. Tomt ved diskretion_kode 1, 8 og 9.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.diskretion_kode IS 'Diskretionsmarkering. Om antallet er åbent, skjult, afrundet, mangler eller ikke er relevant. Værdiområde: Kode fra kodelisten d_6301_diskretion. Datatype: integer, kode fra fkg.d_6301_diskretion. Obligatorisk (O). Begreb: diskretionsmarkering. Bemærk: 1 er skjult, uanset hvorfor; antal er da tomt. 2 kræver et multiplum af profilens afrundingsbase. 8 betyder, at tallet ikke foreligger, 9 at det ikke er relevant.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.kilde_kode IS 'Kilde. Registret eller systemet, som tallet kommer fra. Værdiområde: Kode fra kodelisten d_6301_kilde. Datatype: integer, kode fra fkg.d_6301_kilde. Obligatorisk (O). Begreb: kilde. Bemærk: Flytninger kommer oftest fra CPR. Bland ikke kilder i samme periode: deres frister for, hvornår en flytning er talt med, er forskellige.';
COMMENT ON COLUMN fkg.t_6302_flytning_t.opgjort IS 'Opgjort. Dagen, hvor tallet blev trukket eller beregnet. Værdiområde: Dato, ÅÅÅÅ-MM-DD. Datatype: date. Obligatorisk (O). Begreb: opgørelsesdato. Bemærk: Flytninger anmeldes også bagud; en senere dato giver derfor ofte et lidt andet tal.';

-- Tema 6303 Udpegning
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('t_6303_udpegning_t', ARRAY[
    'versions_id uuid NOT NULL',
    'monit_omr_nr character varying NOT NULL',
    'aar integer NOT NULL',
    'kategori_kode integer NOT NULL',
    'udpeget_af_kode integer NOT NULL',
    'regelsaet character varying NOT NULL',
    'beboere integer',
    'andel_ikke_vestlige numeric',
    'andel_uden_tilknytning numeric',
    'andel_doemte numeric',
    'andel_grundskole numeric',
    'indkomst_pct numeric',
    'landsgns_doemte numeric',
    'region_nr character varying',
    'diskretion_kode integer NOT NULL']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.t_6303_udpegning_t (
  versions_id uuid NOT NULL,
  monit_omr_nr character varying NOT NULL,
  aar integer NOT NULL,
  kategori_kode integer NOT NULL,
  udpeget_af_kode integer NOT NULL,
  regelsaet character varying NOT NULL,
  beboere integer,
  andel_ikke_vestlige numeric,
  andel_uden_tilknytning numeric,
  andel_doemte numeric,
  andel_grundskole numeric,
  indkomst_pct numeric,
  landsgns_doemte numeric,
  region_nr character varying,
  diskretion_kode integer NOT NULL,
  CONSTRAINT t_6303_udpegning_pk PRIMARY KEY (versions_id)
);
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_generel_fk',
    $ck$FOREIGN KEY (versions_id) REFERENCES fkg.generel (versions_id)$ck$,
    '[system] Hver række har GeoFA''s generelle felter i fkg.generel.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_monit_omr_nr_laengde_ck',
    $ck$CHECK (length(monit_omr_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_monit_omr_nr_tom_ck',
    $ck$CHECK (btrim(monit_omr_nr, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_monit_omr_nr_moenster_ck',
    $ck$CHECK (monit_omr_nr = '' OR monit_omr_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_aar_graense_ck',
    $ck$CHECK (aar BETWEEN 2010 AND 2100)$ck$,
    '[uden-for-vaerdiomraade] Mindst 2010 og højst 2100.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_kategori_kode_fk',
    $ck$FOREIGN KEY (kategori_kode) REFERENCES fkg.d_6303_kategori (kategori_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6303_kategori.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_udpeget_af_kode_fk',
    $ck$FOREIGN KEY (udpeget_af_kode) REFERENCES fkg.d_6303_udpeget_af (udpeget_af_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6303_udpeget_af.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_regelsaet_laengde_ck',
    $ck$CHECK (length(regelsaet) <= 8)$ck$,
    '[for-lang-tekst] Højst 8 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_regelsaet_tom_ck',
    $ck$CHECK (btrim(regelsaet, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_regelsaet_moenster_ck',
    $ck$CHECK (regelsaet = '' OR regelsaet COLLATE "C" ~ '^(2010|2013|2018|2021)$')$ck$,
    '[forkert-moenster] En af værdierne 2010, 2013, 2018 eller 2021. Mønster: ^(2010|2013|2018|2021)$.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_beboere_graense_ck',
    $ck$CHECK (beboere >= 0)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_ikke_vestlige_decimaler_ck',
    $ck$CHECK (round(andel_ikke_vestlige, 2) = andel_ikke_vestlige)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_ikke_vestlige_cifre_ck',
    $ck$CHECK (abs(andel_ikke_vestlige) < 10000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 6 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_ikke_vestlige_graense_ck',
    $ck$CHECK (andel_ikke_vestlige BETWEEN 0 AND 100)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0 og højst 100.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_uden_tilknytning_decimaler_ck',
    $ck$CHECK (round(andel_uden_tilknytning, 2) = andel_uden_tilknytning)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_uden_tilknytning_cifre_ck',
    $ck$CHECK (abs(andel_uden_tilknytning) < 10000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 6 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_uden_tilknytning_graense_ck',
    $ck$CHECK (andel_uden_tilknytning BETWEEN 0 AND 100)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0 og højst 100.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_doemte_decimaler_ck',
    $ck$CHECK (round(andel_doemte, 2) = andel_doemte)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_doemte_cifre_ck',
    $ck$CHECK (abs(andel_doemte) < 10000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 6 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_doemte_graense_ck',
    $ck$CHECK (andel_doemte BETWEEN 0 AND 100)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0 og højst 100.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_grundskole_decimaler_ck',
    $ck$CHECK (round(andel_grundskole, 2) = andel_grundskole)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_grundskole_cifre_ck',
    $ck$CHECK (abs(andel_grundskole) < 10000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 6 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_andel_grundskole_graense_ck',
    $ck$CHECK (andel_grundskole BETWEEN 0 AND 100)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0 og højst 100.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_indkomst_pct_decimaler_ck',
    $ck$CHECK (round(indkomst_pct, 2) = indkomst_pct)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_indkomst_pct_cifre_ck',
    $ck$CHECK (abs(indkomst_pct) < 10000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 6 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_indkomst_pct_graense_ck',
    $ck$CHECK (indkomst_pct BETWEEN 0 AND 999)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0 og højst 999.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_landsgns_doemte_decimaler_ck',
    $ck$CHECK (round(landsgns_doemte, 3) = landsgns_doemte)$ck$,
    '[forkert-datatype/decimaler] Højst 3 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_landsgns_doemte_cifre_ck',
    $ck$CHECK (abs(landsgns_doemte) < 1000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 6 cifre i alt, heraf 3 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_landsgns_doemte_graense_ck',
    $ck$CHECK (landsgns_doemte BETWEEN 0 AND 100)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0 og højst 100.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_region_nr_laengde_ck',
    $ck$CHECK (length(region_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_region_nr_moenster_ck',
    $ck$CHECK (region_nr = '' OR region_nr COLLATE "C" ~ '^[0-9]{3}-REGION$')$ck$,
    '[forkert-moenster] Regionens tre cifre, bindestreg og REGION. Mønster: ^[0-9]{3}-REGION$.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_diskretion_kode_fk',
    $ck$FOREIGN KEY (diskretion_kode) REFERENCES fkg.d_6301_diskretion (diskretion_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_diskretion.');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_aaben_vaerdi_mangler_ck',
    $ck$CHECK (diskretion_kode NOT IN (0, 2) OR beboere IS NOT NULL OR andel_ikke_vestlige IS NOT NULL OR andel_uden_tilknytning IS NOT NULL OR andel_doemte IS NOT NULL OR andel_grundskole IS NOT NULL OR indkomst_pct IS NOT NULL)$ck$,
    '[aaben-vaerdi-mangler] Åben værdi mangler. Skal gælde: diskretion_kode NOT IN (0, 2) OR beboere IS NOT NULL OR andel_ikke_vestlige IS NOT NULL OR andel_uden_tilknytning IS NOT NULL OR andel_doemte IS NOT NULL OR andel_grundskole IS NOT NULL OR indkomst_pct IS NOT NULL');
  PERFORM pg_temp.sdm_begraensning('t_6303_udpegning_t', 't_6303_udpegning_skjult_vaerdi_udfyldt_ck',
    $ck$CHECK (diskretion_kode NOT IN (1, 8, 9) OR beboere IS NULL AND andel_ikke_vestlige IS NULL AND andel_uden_tilknytning IS NULL AND andel_doemte IS NULL AND andel_grundskole IS NULL AND indkomst_pct IS NULL)$ck$,
    '[skjult-vaerdi-udfyldt] Skjult værdi er udfyldt. Skal gælde: diskretion_kode NOT IN (1, 8, 9) OR (beboere IS NULL AND andel_ikke_vestlige IS NULL AND andel_uden_tilknytning IS NULL AND andel_doemte IS NULL AND andel_grundskole IS NULL AND indkomst_pct IS NULL)');
END
$sdm$;
CREATE INDEX IF NOT EXISTS t_6303_udpegning_noegle_idx ON fkg.t_6303_udpegning_t (monit_omr_nr, aar, kategori_kode, udpeget_af_kode, regelsaet);
CREATE INDEX IF NOT EXISTS t_6303_udpegning_kategori_kode_idx ON fkg.t_6303_udpegning_t (kategori_kode);
CREATE INDEX IF NOT EXISTS t_6303_udpegning_udpeget_af_kode_idx ON fkg.t_6303_udpegning_t (udpeget_af_kode);
CREATE INDEX IF NOT EXISTS t_6303_udpegning_region_nr_idx ON fkg.t_6303_udpegning_t (region_nr);
CREATE INDEX IF NOT EXISTS t_6303_udpegning_diskretion_kode_idx ON fkg.t_6303_udpegning_t (diskretion_kode);
COMMENT ON TABLE fkg.t_6303_udpegning_t IS 'Tema 6303 Udpegning. Afgørelse eller beregning, som henfører et boligområde til en af almenboliglovens kategorier i et listeår efter et bestemt regelsæt. Temaet viser, hvilke områder der er forebyggelsesområde, udsat boligområde, parallelsamfund eller omdannelsesområde, og med hvilke tal. Ældre års lister med betegnelserne ghettoområde og hårdt ghettoområde er med, så udviklingen kan følges. Statens lister og kommunens egen beregning holdes ude fra hinanden i udpeget_af_kode. Forretningsnøgle: monit_omr_nr, aar, kategori_kode, udpeget_af_kode, regelsaet, off_kode. Begreb: udpegning. Grundtabel: de generelle felter står i fkg.generel.';
COMMENT ON CONSTRAINT t_6303_udpegning_pk ON fkg.t_6303_udpegning_t IS '[system] Versionens nøgle er entydig.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.versions_id IS 'Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.monit_omr_nr IS 'Monitoreringsområdets nummer. Nummeret på det udpegede område. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Obligatorisk (O). Begreb: områdenummer. Bemærk: Området skal findes i 6300 og gælde 1. januar i listeåret. Referenceområder udpeges ikke.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.aar IS 'Listeår. Året for den liste, udpegningen hører til. Værdiområde: Helt tal, 2010 til 2100. Datatype: integer. Obligatorisk (O). Begreb: listeår. Bemærk: Listen kommer 1. december i året; efter 2010-reglerne kom den 1. oktober. Tallene bag kan være ældre: efter 2021-reglerne er beboere og herkomst fra listeåret, dømte og tilknytning fra de to år før, uddannelse og indkomst fra året før.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.kategori_kode IS 'Udpegningskategori. Den kategori, området er henført til. Værdiområde: Kode fra kodelisten d_6303_kategori. Datatype: integer, kode fra fkg.d_6303_kategori. Obligatorisk (O). Begreb: udpegningskategori. Bemærk: Én række pr. kategori. 5 og 6 er ældre betegnelser og bruges kun til lister før 2021.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.udpeget_af_kode IS 'Udpeget af. Hvem der har henført området til kategorien. Værdiområde: Kode fra kodelisten d_6303_udpeget_af. Datatype: integer, kode fra fkg.d_6303_udpeget_af. Obligatorisk (O). Begreb: udpegende instans. Bemærk: Skriv 1 kun om det, der står på en offentliggjort liste.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.regelsaet IS 'Regelsæt. Det sæt af kriterier, udpegningen følger. Værdiområde: Tekst på højst 8 tegn: En af værdierne 2010, 2013, 2018 eller 2021. Datatype: varchar(8). Obligatorisk (O). Begreb: regelsæt. Bemærk: 2010: lister fra 2010. 2013: lister fra 2014. 2018: lister fra 2018. 2021: lister fra 2021. Værdien er regelsættets navn og ikke listeåret.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.beboere IS 'Beboere. Antallet af beboere i området den 1. januar i listeåret. Værdiområde: Helt tal, mindst 0. Datatype: integer. Frivillig (F). Begreb: kriteriet om beboertal. Bemærk: Skriv tallet uden tusindtalspunktum: 1.453 i en liste er 1453.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.andel_ikke_vestlige IS 'Andel ikke-vestlige. Andelen af beboerne, der er indvandrere eller efterkommere fra ikke-vestlige lande, i procent. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler, 0 til 100. Datatype: numeric(6,2). Frivillig (F). Begreb: kriteriet om ikke-vestlig oprindelse. Bemærk: Efter herkomst, ikke statsborgerskab.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.andel_uden_tilknytning IS 'Andel uden tilknytning. Andelen af beboere på 18-64 år uden tilknytning til arbejdsmarked eller uddannelse, i procent, som gennemsnit over regelsættets år. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler, 0 til 100. Datatype: numeric(6,2). Frivillig (F). Begreb: kriteriet om tilknytning. Bemærk: Opgøres i fuldtidspersoner. 2010-reglerne brugte fire år, de senere to.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.andel_doemte IS 'Andel dømte. Andelen af beboerne, der er dømt for overtrædelse af straffeloven, våbenloven eller lov om euforiserende stoffer, i procent, som gennemsnit over regelsættets år. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler, 0 til 100. Datatype: numeric(6,2). Frivillig (F). Begreb: kriteriet om dømte. Bemærk: Sigtede er ikke dømte. Tal pr. 10.000 omregnes til procent: 270 pr. 10.000 er 2.70. Strafbare forhold er omfattet af artikel 10.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.andel_grundskole IS 'Andel alene grundskole. Andelen af beboere på 30-59 år, der alene har en grundskoleuddannelse, i procent. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler, 0 til 100. Datatype: numeric(6,2). Frivillig (F). Begreb: kriteriet om uddannelse. Bemærk: 2013-reglerne regnede uoplyst uddannelse med; fra 2018 tæller kun uddannelse, der er taget eller godkendt i Danmark.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.indkomst_pct IS 'Indkomst i procent af regionens. Den gennemsnitlige bruttoindkomst for skattepligtige på 15-64 år uden for uddannelse i procent af gennemsnittet for samme gruppe i regionen. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler, 0 til 999. Datatype: numeric(6,2). Frivillig (F). Begreb: kriteriet om indkomst. Bemærk: Kan være over 100. Regionen står i region_nr. Regionens gennemsnit i kroner er ikke offentliggjort sammen med listerne.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.landsgns_doemte IS 'Landsgennemsnit for dømte. Den andel af landets beboere, der er dømt, i procent, som listen sammenligner med. Værdiområde: Tal med højst 6 cifre, heraf 3 decimaler, 0 til 100. Datatype: numeric(6,3). Frivillig (F). Begreb: landsgennemsnit for dømte. Bemærk: Skriv landsgennemsnittet selv, ikke grænsen (to eller tre gange gennemsnittet). Tomt ved reglerne 2010 og 2013, som havde en fast grænse, og når tallet ikke kendes.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.region_nr IS 'Sammenligningsregion. Nummeret på den region, indkomsten er sammenlignet med. Værdiområde: Tekst på højst 24 tegn: Regionens tre cifre, bindestreg og REGION. Datatype: varchar(24). Frivillig (F). Begreb: region. Bemærk: Udfyldes sammen med indkomst_pct. 084 og 085 gælder til og med 31. december 2026.';
COMMENT ON COLUMN fkg.t_6303_udpegning_t.diskretion_kode IS 'Diskretionsmarkering. Om tallene i rækken er åbne, skjulte, afrundede, mangler eller ikke er relevante. Værdiområde: Kode fra kodelisten d_6301_diskretion. Datatype: integer, kode fra fkg.d_6301_diskretion. Obligatorisk (O). Begreb: diskretionsmarkering. Bemærk: Gælder rækkens tal samlet. 1: beboere, andelene og indkomst_pct er tomme, men kategorien står. Husk, at en kategori, der er opfyldt, også siger noget om tallene. 8: tallene foreligger ikke, fx for ældre lister.';

-- Tema 6304 Samlet score
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('t_6304_soc_score_t', ARRAY[
    'versions_id uuid NOT NULL',
    'monit_omr_nr character varying NOT NULL',
    'periode character varying NOT NULL',
    'beregningsmodel character varying NOT NULL',
    'score numeric',
    'rang integer',
    'klasse_kode integer',
    'antal_indikatorer integer',
    'diskretion_kode integer NOT NULL']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.t_6304_soc_score_t (
  versions_id uuid NOT NULL,
  monit_omr_nr character varying NOT NULL,
  periode character varying NOT NULL,
  beregningsmodel character varying NOT NULL,
  score numeric,
  rang integer,
  klasse_kode integer,
  antal_indikatorer integer,
  diskretion_kode integer NOT NULL,
  CONSTRAINT t_6304_soc_score_pk PRIMARY KEY (versions_id)
);
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_generel_fk',
    $ck$FOREIGN KEY (versions_id) REFERENCES fkg.generel (versions_id)$ck$,
    '[system] Hver række har GeoFA''s generelle felter i fkg.generel.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_monit_omr_nr_laengde_ck',
    $ck$CHECK (length(monit_omr_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_monit_omr_nr_tom_ck',
    $ck$CHECK (btrim(monit_omr_nr, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_monit_omr_nr_moenster_ck',
    $ck$CHECK (monit_omr_nr = '' OR monit_omr_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_periode_laengde_ck',
    $ck$CHECK (length(periode) <= 7)$ck$,
    '[for-lang-tekst] Højst 7 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_periode_tom_ck',
    $ck$CHECK (btrim(periode, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_periode_moenster_ck',
    $ck$CHECK (periode = '' OR periode COLLATE "C" ~ '^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$')$ck$,
    '[forkert-moenster] Årstal (2026), årstal og kvartal (2026K3) eller årstal og måned (2026M09). Mønster: ^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_beregningsmodel_laengde_ck',
    $ck$CHECK (length(beregningsmodel) <= 64)$ck$,
    '[for-lang-tekst] Højst 64 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_beregningsmodel_tom_ck',
    $ck$CHECK (btrim(beregningsmodel, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_beregningsmodel_moenster_ck',
    $ck$CHECK (beregningsmodel = '' OR beregningsmodel COLLATE "C" ~ '^[a-z0-9-]+@[0-9]+[.][0-9]+[.][0-9]+$')$ck$,
    '[forkert-moenster] Navn med små bogstaver a-z, cifre og bindestreg, snabel-a og en version med tre tal, fx 1.0.0. Mønster: ^[a-z0-9-]+@[0-9]+[.][0-9]+[.][0-9]+$.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_score_decimaler_ck',
    $ck$CHECK (round(score, 2) = score)$ck$,
    '[forkert-datatype/decimaler] Højst 2 decimaler; der afrundes ikke.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_score_cifre_ck',
    $ck$CHECK (abs(score) < 10000)$ck$,
    '[uden-for-vaerdiomraade/cifre] Højst 6 cifre i alt, heraf 2 decimaler.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_rang_graense_ck',
    $ck$CHECK (rang >= 1)$ck$,
    '[uden-for-vaerdiomraade] Mindst 1.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_klasse_kode_fk',
    $ck$FOREIGN KEY (klasse_kode) REFERENCES fkg.d_6304_klasse (klasse_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6304_klasse.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_antal_indikatorer_graense_ck',
    $ck$CHECK (antal_indikatorer BETWEEN 0 AND 999)$ck$,
    '[uden-for-vaerdiomraade] Mindst 0 og højst 999.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_diskretion_kode_fk',
    $ck$FOREIGN KEY (diskretion_kode) REFERENCES fkg.d_6301_diskretion (diskretion_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6301_diskretion.');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_aaben_vaerdi_mangler_ck',
    $ck$CHECK (diskretion_kode NOT IN (0, 2) OR score IS NOT NULL)$ck$,
    '[aaben-vaerdi-mangler] Åben værdi mangler. Skal gælde: diskretion_kode NOT IN (0, 2) OR score IS NOT NULL');
  PERFORM pg_temp.sdm_begraensning('t_6304_soc_score_t', 't_6304_soc_score_skjult_vaerdi_udfyldt_ck',
    $ck$CHECK (diskretion_kode NOT IN (1, 8, 9) OR score IS NULL AND rang IS NULL AND klasse_kode IS NULL AND (antal_indikatorer IS NULL OR diskretion_kode <> 1))$ck$,
    '[skjult-vaerdi-udfyldt] Skjult værdi er udfyldt. Skal gælde: diskretion_kode NOT IN (1, 8, 9) OR (score IS NULL AND rang IS NULL AND klasse_kode IS NULL AND (antal_indikatorer IS NULL OR diskretion_kode <> 1))');
END
$sdm$;
CREATE INDEX IF NOT EXISTS t_6304_soc_score_noegle_idx ON fkg.t_6304_soc_score_t (monit_omr_nr, periode, beregningsmodel);
CREATE INDEX IF NOT EXISTS t_6304_soc_score_klasse_kode_idx ON fkg.t_6304_soc_score_t (klasse_kode);
CREATE INDEX IF NOT EXISTS t_6304_soc_score_diskretion_kode_idx ON fkg.t_6304_soc_score_t (diskretion_kode);
COMMENT ON TABLE fkg.t_6304_soc_score_t IS 'Tema 6304 Samlet score. Tal, der sammenfatter flere indikatorer for et monitoreringsområde i en periode efter en bestemt beregningsmodel. Temaet viser ét samlet tal for, hvor udsat et område er, med plads i rækken og klasse. Tallet er beregnet af opgørelserne i 6301 efter en beskrevet model med navn og version, så andre kan regne efter. Forretningsnøgle: monit_omr_nr, periode, beregningsmodel, off_kode. Begreb: samlet score. Grundtabel: de generelle felter står i fkg.generel.';
COMMENT ON CONSTRAINT t_6304_soc_score_pk ON fkg.t_6304_soc_score_t IS '[system] Versionens nøgle er entydig.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.versions_id IS 'Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.monit_omr_nr IS 'Monitoreringsområdets nummer. Nummeret på det område, scoren gælder. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Obligatorisk (O). Begreb: områdenummer. Bemærk: Området skal findes i 6300 og gælde på periodens første dag.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.periode IS 'Periode. Tidsrummet, scoren gælder. Værdiområde: Tekst på højst 7 tegn: Årstal (2026), årstal og kvartal (2026K3) eller årstal og måned (2026M09). Datatype: varchar(7). Obligatorisk (O). Begreb: periode. Bemærk: Tallene bag kan være ældre end perioden; modellen siger, hvor meget.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.beregningsmodel IS 'Beregningsmodel. Navnet og versionen på den model, scoren er beregnet efter. Værdiområde: Tekst på højst 64 tegn: Navn med små bogstaver a-z, cifre og bindestreg, snabel-a og en version med tre tal, fx 1.0.0. Datatype: varchar(64). Obligatorisk (O). Begreb: beregningsmodel. Bemærk: Modellens navn med små bogstaver, snabel-a og version med tre tal. Ændres vægte eller indikatorer, får modellen en ny version.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.score IS 'Score. Det tal, modellen giver området. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler. Datatype: numeric(6,2). Frivillig (F). Begreb: scoreværdi. Bemærk: Om højt er godt eller dårligt, står i modellen. Tom ved diskretion_kode 1, 8 og 9.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.rang IS 'Rang. Områdets plads blandt dem, der er beregnet efter samme model for samme periode; 1 er modellens første. Værdiområde: Helt tal, mindst 1. Datatype: integer. Frivillig (F). Begreb: rang. Bemærk: Områder med samme score får samme rang. En åben rang er en grænse for en skjult score og indgår i kontrollen. Tom ved diskretion_kode 1.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.klasse_kode IS 'Udsathedsklasse. Den klasse, scoren falder i efter modellens grænser. Værdiområde: Kode fra kodelisten d_6304_klasse. Datatype: integer, kode fra fkg.d_6304_klasse. Frivillig (F). Begreb: udsathedsklasse. Bemærk: Klassen siger, hvilket spænd scoren ligger i, og skal derfor være tom ved diskretion_kode 1.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.antal_indikatorer IS 'Antal indikatorer. Hvor mange af modellens indikatorer scoren faktisk er beregnet af. Værdiområde: Helt tal, 0 til 999. Datatype: integer. Frivillig (F). Begreb: antal indikatorer. Bemærk: Færre end modellens eget antal betyder, at scoren ikke uden videre kan sammenlignes. Tom ved diskretion_kode 1.';
COMMENT ON COLUMN fkg.t_6304_soc_score_t.diskretion_kode IS 'Diskretionsmarkering. Om scoren er åben, skjult, afrundet, mangler eller ikke er relevant. Værdiområde: Kode fra kodelisten d_6301_diskretion. Datatype: integer, kode fra fkg.d_6301_diskretion. Obligatorisk (O). Begreb: diskretionsmarkering. Bemærk: 1: alle tal, rang og klasse er tomme. Skal bruges, når et tal bag scoren er skjult for den, der kan se rækken, og kan regnes ud af den. 8: der mangler tal, så scoren ikke kan beregnes.';

-- Tema 6305 Boligsocial indsats
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('t_6305_bolsoc_inds_t', ARRAY[
    'versions_id uuid NOT NULL',
    'indsats_navn character varying NOT NULL',
    'indsats_type_kode integer NOT NULL',
    'monit_omr_nr character varying',
    'start_dato date NOT NULL',
    'slut_dato date',
    'formaal character varying',
    'ansvarlig character varying',
    'geometri geometry(MultiPolygon,25832)']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.t_6305_bolsoc_inds_t (
  versions_id uuid NOT NULL,
  indsats_navn character varying NOT NULL,
  indsats_type_kode integer NOT NULL,
  monit_omr_nr character varying,
  start_dato date NOT NULL,
  slut_dato date,
  formaal character varying,
  ansvarlig character varying,
  geometri geometry(MultiPolygon,25832),
  CONSTRAINT t_6305_bolsoc_inds_pk PRIMARY KEY (versions_id)
);
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_generel_fk',
    $ck$FOREIGN KEY (versions_id) REFERENCES fkg.generel (versions_id)$ck$,
    '[system] Hver række har GeoFA''s generelle felter i fkg.generel.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_indsats_navn_laengde_ck',
    $ck$CHECK (length(indsats_navn) <= 128)$ck$,
    '[for-lang-tekst] Højst 128 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_indsats_navn_tom_ck',
    $ck$CHECK (btrim(indsats_navn, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_indsats_type_kode_fk',
    $ck$FOREIGN KEY (indsats_type_kode) REFERENCES fkg.d_6305_indsats_type (indsats_type_kode)$ck$,
    '[ukendt-kode] Koden skal findes i kodelisten fkg.d_6305_indsats_type.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_monit_omr_nr_laengde_ck',
    $ck$CHECK (length(monit_omr_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_monit_omr_nr_moenster_ck',
    $ck$CHECK (monit_omr_nr = '' OR monit_omr_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_start_dato_dato_ck',
    $ck$CHECK (start_dato BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')$ck$,
    '[forkert-datatype] En dato med et år på fire cifre.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_slut_dato_dato_ck',
    $ck$CHECK (slut_dato BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')$ck$,
    '[forkert-datatype] En dato med et år på fire cifre.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_formaal_laengde_ck',
    $ck$CHECK (length(formaal) <= 254)$ck$,
    '[for-lang-tekst] Højst 254 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_ansvarlig_laengde_ck',
    $ck$CHECK (length(ansvarlig) <= 128)$ck$,
    '[for-lang-tekst] Højst 128 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_geometri_gyldig_ck',
    $ck$CHECK (ST_IsValid(geometri))$ck$,
    '[ugyldig-geometri] Fladen skal være gyldig efter OGC''s Simple Features: lukkede ringe, der ikke krydser sig selv eller hinanden.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_geometri_ramme_ck',
    $ck$CHECK (ST_XMin(geometri) >= -370000 AND ST_XMax(geometri) <= 1777483.999 AND ST_YMin(geometri) >= 5200000 AND ST_YMax(geometri) <= 7347483.999)$ck$,
    '[uden-for-danmark] Alle koordinater skal ligge i GeoFA''s ramme: øst -370000 til 1777483.999, nord 5200000 til 7347483.999 (EPSG:25832).');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_geometri_tom_ck',
    $ck$CHECK (geometri IS NOT NULL AND NOT ST_IsEmpty(geometri))$ck$,
    '[tom-geometri] Geometrien er obligatorisk og må ikke være tom.');
  PERFORM pg_temp.sdm_begraensning('t_6305_bolsoc_inds_t', 't_6305_bolsoc_inds_gyldighed_baglaens_ck',
    $ck$CHECK (slut_dato >= start_dato)$ck$,
    '[gyldighed-baglaens] Gyldighed går baglæns. Skal gælde: slut_dato >= start_dato');
END
$sdm$;
CREATE INDEX IF NOT EXISTS t_6305_bolsoc_inds_indsats_type_kode_idx ON fkg.t_6305_bolsoc_inds_t (indsats_type_kode);
CREATE INDEX IF NOT EXISTS t_6305_bolsoc_inds_monit_omr_nr_idx ON fkg.t_6305_bolsoc_inds_t (monit_omr_nr);
CREATE INDEX IF NOT EXISTS t_6305_bolsoc_inds_geometri_idx ON fkg.t_6305_bolsoc_inds_t USING gist (geometri);
COMMENT ON TABLE fkg.t_6305_bolsoc_inds_t IS 'Tema 6305 Boligsocial indsats. Tidsafgrænset aktivitet i et boligområde, der skal forbedre beboernes vilkår og områdets tryghed. Temaet viser, hvor og hvornår der er sat en indsats i gang, hvilken slags den er, og hvem der står for den. Fladen er det sted, indsatsen retter sig mod. Temaet rummer ingen oplysninger om de beboere, der deltager. Forretningsnøgle: objekt_id. Begreb: boligsocial indsats. Grundtabel: de generelle felter står i fkg.generel.';
COMMENT ON CONSTRAINT t_6305_bolsoc_inds_pk ON fkg.t_6305_bolsoc_inds_t IS '[system] Versionens nøgle er entydig.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.versions_id IS 'Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.indsats_navn IS 'Indsatsens navn. Navnet, som indsatsen kendes under. Værdiområde: Tekst på højst 128 tegn. Datatype: varchar(128). Obligatorisk (O). Begreb: indsatsnavn. Bemærk: Navnet må ikke udpege personer eller en enkelt familie.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.indsats_type_kode IS 'Indsatstype. Hvilken slags indsats det er. Værdiområde: Kode fra kodelisten d_6305_indsats_type. Datatype: integer, kode fra fkg.d_6305_indsats_type. Obligatorisk (O). Begreb: indsatstype. Bemærk: Vælg efter indsatsens hovedformål, ikke efter hvem der betaler.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.monit_omr_nr IS 'Monitoreringsområdets nummer. Nummeret på det område, indsatsen retter sig mod. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Frivillig (F). Begreb: områdenummer. Bemærk: Tomt, når indsatsen går på tværs af områder eller ligger uden for dem. Området skal findes i 6300 og gælde på indsatsens startdato.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.start_dato IS 'Startdato. Første dag, hvor indsatsen er i gang. Værdiområde: Dato, ÅÅÅÅ-MM-DD. Datatype: date. Obligatorisk (O). Begreb: indsatsstart. Bemærk: Skriv den dag, arbejdet begynder, ikke dagen for bevillingen.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.slut_dato IS 'Slutdato. Sidste dag, hvor indsatsen er i gang; dagen er med. Værdiområde: Dato, ÅÅÅÅ-MM-DD. Datatype: date. Frivillig (F). Begreb: indsatsslut. Bemærk: Tomt, så længe indsatsen fortsætter uden aftalt slutning. Må ikke ligge før start_dato.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.formaal IS 'Formål. Det, indsatsen skal opnå. Værdiområde: Tekst på højst 254 tegn. Datatype: varchar(254). Frivillig (F). Begreb: indsatsformål. Bemærk: Skriv kort og uden omtale af personer eller familier.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.ansvarlig IS 'Ansvarlig enhed. Den myndighed, afdeling eller organisation, der står for indsatsen. Værdiområde: Tekst på højst 128 tegn. Datatype: varchar(128). Frivillig (F). Begreb: ansvarlig enhed. Bemærk: Skriv kun enhedens navn, aldrig navn, telefonnummer eller e-mailadresse på en medarbejder.';
COMMENT ON COLUMN fkg.t_6305_bolsoc_inds_t.geometri IS 'Rækkens flade som MULTIPOLYGON i to dimensioner i EPSG:25832, gyldig efter OGC Simple Features. Værdiområde: flade (MultiPolygon, 2D) i EPSG:25832, øst -370000 til 1777483.999, nord 5200000 til 7347483.999, opløsning 0.001 m. Obligatorisk (O). Begreb: geometri.';

-- Tema 6306 Områdets matrikler
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_tabel_passer('t_6306_omr_matr_t', ARRAY[
    'versions_id uuid NOT NULL',
    'monit_omr_nr character varying NOT NULL',
    'aar integer NOT NULL',
    'landsejerlavskode integer NOT NULL',
    'matrikelnummer character varying NOT NULL',
    'lbf_afdeling character varying']);
END
$sdm$;
CREATE TABLE IF NOT EXISTS fkg.t_6306_omr_matr_t (
  versions_id uuid NOT NULL,
  monit_omr_nr character varying NOT NULL,
  aar integer NOT NULL,
  landsejerlavskode integer NOT NULL,
  matrikelnummer character varying NOT NULL,
  lbf_afdeling character varying,
  CONSTRAINT t_6306_omr_matr_pk PRIMARY KEY (versions_id)
);
DO $sdm$
BEGIN
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_generel_fk',
    $ck$FOREIGN KEY (versions_id) REFERENCES fkg.generel (versions_id)$ck$,
    '[system] Hver række har GeoFA''s generelle felter i fkg.generel.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_monit_omr_nr_laengde_ck',
    $ck$CHECK (length(monit_omr_nr) <= 24)$ck$,
    '[for-lang-tekst] Højst 24 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_monit_omr_nr_tom_ck',
    $ck$CHECK (btrim(monit_omr_nr, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_monit_omr_nr_moenster_ck',
    $ck$CHECK (monit_omr_nr = '' OR monit_omr_nr COLLATE "C" ~ '^[0-9]{3}-[A-Z0-9_-]{1,20}$')$ck$,
    '[forkert-moenster] Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Mønster: ^[0-9]{3}-[A-Z0-9_-]{1,20}$.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_aar_graense_ck',
    $ck$CHECK (aar BETWEEN 2010 AND 2100)$ck$,
    '[uden-for-vaerdiomraade] Mindst 2010 og højst 2100.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_landsejerlavskode_graense_ck',
    $ck$CHECK (landsejerlavskode BETWEEN 10000 AND 9999999)$ck$,
    '[uden-for-vaerdiomraade] Mindst 10000 og højst 9999999.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_matrikelnummer_laengde_ck',
    $ck$CHECK (length(matrikelnummer) <= 10)$ck$,
    '[for-lang-tekst] Højst 10 tegn; mellemrum i enden tæller med.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_matrikelnummer_tom_ck',
    $ck$CHECK (btrim(matrikelnummer, ' ' || chr(9) || chr(13) || chr(160)) <> '')$ck$,
    '[manglende-felt] Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_matrikelnummer_moenster_ck',
    $ck$CHECK (matrikelnummer = '' OR matrikelnummer COLLATE "C" ~ '^[0-9]{1,6}[a-zæøå]{0,4}$')$ck$,
    '[forkert-moenster] 1-6 cifre, eventuelt efterfulgt af op til fire små bogstaver, uden mellemrum. Mønster: ^[0-9]{1,6}[a-zæøå]{0,4}$.');
  PERFORM pg_temp.sdm_begraensning('t_6306_omr_matr_t', 't_6306_omr_matr_lbf_afdeling_laengde_ck',
    $ck$CHECK (length(lbf_afdeling) <= 16)$ck$,
    '[for-lang-tekst] Højst 16 tegn; mellemrum i enden tæller med.');
END
$sdm$;
CREATE INDEX IF NOT EXISTS t_6306_omr_matr_noegle_idx ON fkg.t_6306_omr_matr_t (monit_omr_nr, aar, landsejerlavskode, matrikelnummer);
COMMENT ON TABLE fkg.t_6306_omr_matr_t IS 'Tema 6306 Områdets matrikler. Stykke jord, udpeget ved ejerlav og nummer, som et monitoreringsområde består af i et bestemt år. Temaet viser den officielle afgrænsning af et almenboligområde: de matrikler, området består af i et år. Et område er mange rækker, én pr. matrikel. Matrikelnumre ændres ofte, og derfor hører hver række til et år. Forretningsnøgle: monit_omr_nr, aar, landsejerlavskode, matrikelnummer. Begreb: matrikel. Grundtabel: de generelle felter står i fkg.generel.';
COMMENT ON CONSTRAINT t_6306_omr_matr_pk ON fkg.t_6306_omr_matr_t IS '[system] Versionens nøgle er entydig.';
COMMENT ON COLUMN fkg.t_6306_omr_matr_t.versions_id IS 'Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).';
COMMENT ON COLUMN fkg.t_6306_omr_matr_t.monit_omr_nr IS 'Monitoreringsområdets nummer. Nummeret på det område, matriklen hører til. Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger. Datatype: varchar(24). Obligatorisk (O). Begreb: områdenummer. Bemærk: Området skal findes i 6300.';
COMMENT ON COLUMN fkg.t_6306_omr_matr_t.aar IS 'År. Det år, matrikelnumrene gælder. Værdiområde: Helt tal, 2010 til 2100. Datatype: integer. Obligatorisk (O). Begreb: matrikelår. Bemærk: Brug året for statens tabel, hvis rækken kommer derfra; kolonnen hedder dér fx Matrikelnummer (2018).';
COMMENT ON COLUMN fkg.t_6306_omr_matr_t.landsejerlavskode IS 'Landsejerlavskode. Koden på det ejerlav, matriklen ligger i. Værdiområde: Helt tal, 10000 til 9999999. Datatype: integer. Obligatorisk (O). Begreb: ejerlav. Bemærk: Koden har fem eller syv cifre i de lister, der er set, fx 10051 og 2000173. Skriv kun én kode.';
COMMENT ON COLUMN fkg.t_6306_omr_matr_t.matrikelnummer IS 'Matrikelnummer. Matriklens nummer inden for ejerlavet. Værdiområde: Tekst på højst 10 tegn: 1-6 cifre, eventuelt efterfulgt af op til fire små bogstaver, uden mellemrum. Datatype: varchar(10). Obligatorisk (O). Begreb: matrikelnummer. Bemærk: Tekst, fordi bogstaver er en del af nummeret (14gf, 172b). Skriv små bogstaver uden mellemrum, og kun ét nummer.';
COMMENT ON COLUMN fkg.t_6306_omr_matr_t.lbf_afdeling IS 'Landsbyggefondens afdelingsnummer. Nummeret på den almene boligafdeling hos Landsbyggefonden. Værdiområde: Tekst på højst 16 tegn. Datatype: varchar(16). Frivillig (F). Begreb: afdelingsnummer. Bemærk: Tomt, når matriklen ikke hører til en almen afdeling, eller nummeret ikke kendes.';

DROP FUNCTION pg_temp.sdm_tabel_passer(text, text[]);
DROP FUNCTION pg_temp.sdm_begraensning(text, text, text, text);

COMMIT;
