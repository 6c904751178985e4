-- uninstall.sql: fjerner Sociodemografisk monitorering (SDM) fra en GeoFA-database.
-- Dannet af sdm generate; ret modellen, ikke denne fil.
-- Kør: psql -v ON_ERROR_STOP=1 -d DATABASE -f uninstall.sql. Alt sker i én transaktion.
-- Er der rækker i temaerne, sker der intet, før det siges, at de skal slettes: PGOPTIONS="-c
-- sdm.slet_data=ja" psql … eller, i samme session, SET sdm.slet_data = 'ja';
-- Temagruppen fjernes kun, hvis den er standardens, og ingen andre temaer bruger den. GeoFA's egne
-- tabeller røres ikke.

BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;
SET LOCAL search_path = pg_catalog, public;

DO $sdm$
BEGIN
  IF to_regclass('fkg.generel') IS NULL OR to_regclass('fkg.d_tabel') IS NULL OR to_regclass('fkg.d_temagruppe') IS NULL THEN
    RAISE EXCEPTION 'Databasen har ikke GeoFA''s tabeller i skemaet fkg, så der er intet at fjerne.';
  END IF;
END
$sdm$;
CREATE TEMPORARY TABLE sdm_versioner (versions_id uuid) ON COMMIT DROP;
DO $sdm$
DECLARE
  tabel text;
  antal bigint;
  fundet text[] := '{}';
BEGIN
  FOREACH tabel IN ARRAY ARRAY[
    't_6300_monit_omr_t',
    't_6301_soc_opg_t',
    't_6302_flytning_t',
    't_6303_udpegning_t',
    't_6304_soc_score_t',
    't_6305_bolsoc_inds_t',
    't_6306_omr_matr_t']
  LOOP
    IF to_regclass(format('fkg.%I', tabel)) IS NOT NULL THEN
      EXECUTE format('LOCK TABLE fkg.%I IN ACCESS EXCLUSIVE MODE', tabel);
      EXECUTE format('INSERT INTO pg_temp.sdm_versioner SELECT versions_id FROM fkg.%I', tabel);
      GET DIAGNOSTICS antal = ROW_COUNT;
      IF antal > 0 THEN
        fundet := fundet || format('fkg.%s (%s)', tabel, antal);
      END IF;
    END IF;
  END LOOP;
  IF cardinality(fundet) > 0 AND coalesce(current_setting('sdm.slet_data', true), '') <> 'ja' THEN
    RAISE EXCEPTION USING
      MESSAGE = 'Der er data i standardens temaer, så intet er fjernet.',
      DETAIL = 'Rækker: ' || array_to_string(fundet, ', ') || '.',
      HINT = 'Tag en sikkerhedskopi. Skal data slettes, så kør igen med indstillingen sdm.slet_data = ''ja''.';
  END IF;
END
$sdm$;

DROP TABLE IF EXISTS fkg.t_6300_monit_omr_t;
DROP TABLE IF EXISTS fkg.t_6301_soc_opg_t;
DROP TABLE IF EXISTS fkg.t_6302_flytning_t;
DROP TABLE IF EXISTS fkg.t_6303_udpegning_t;
DROP TABLE IF EXISTS fkg.t_6304_soc_score_t;
DROP TABLE IF EXISTS fkg.t_6305_bolsoc_inds_t;
DROP TABLE IF EXISTS fkg.t_6306_omr_matr_t;
DELETE FROM fkg.generel WHERE versions_id IN (SELECT versions_id FROM pg_temp.sdm_versioner);
DROP TABLE IF EXISTS fkg.d_6300_monit_omr_type;
DROP TABLE IF EXISTS fkg.d_6301_alder;
DROP TABLE IF EXISTS fkg.d_6301_diskretion;
DROP TABLE IF EXISTS fkg.d_6301_herkomst;
DROP TABLE IF EXISTS fkg.d_6301_indikator;
DROP TABLE IF EXISTS fkg.d_6301_kategori;
DROP TABLE IF EXISTS fkg.d_6301_kilde;
DROP TABLE IF EXISTS fkg.d_6301_koen;
DROP TABLE IF EXISTS fkg.d_6302_husstandstype;
DROP TABLE IF EXISTS fkg.d_6303_kategori;
DROP TABLE IF EXISTS fkg.d_6303_udpeget_af;
DROP TABLE IF EXISTS fkg.d_6304_klasse;
DROP TABLE IF EXISTS fkg.d_6305_indsats_type;
DELETE FROM fkg.d_tabel WHERE (tema_kode, udvekslingsnavn) IN (
  (6300, 't_6300_monit_omr'),
  (6301, 't_6301_soc_opg'),
  (6302, 't_6302_flytning'),
  (6303, 't_6303_udpegning'),
  (6304, 't_6304_soc_score'),
  (6305, 't_6305_bolsoc_inds'),
  (6306, 't_6306_omr_matr'));
DELETE FROM fkg.d_temagruppe
 WHERE (temagruppe_id, vaerdiomraade_min, vaerdiomraade_max, tema_gruppe) = ('5.14', 6300, 6399, 'Social og sundhed')
   AND NOT EXISTS (SELECT FROM fkg.d_tabel WHERE temagruppe_id = '5.14');

COMMIT;
