-- The session in which PostGIS judges the run's records; see postgis.rs.

-- Days before months, as a Danish server is set up.
SET datestyle = 'ISO, DMY';
SET client_min_messages = error;

CREATE TEMPORARY TABLE linjer (nr bigserial PRIMARY KEY, linje text NOT NULL);
CREATE TEMPORARY TABLE indsaet (temakode integer PRIMARY KEY, generel text NOT NULL, tema text NOT NULL);

-- The text of a value that is no array and no object: those have no cast to another type.
CREATE FUNCTION pg_temp.skalar(vaerdi jsonb) RETURNS text LANGUAGE plpgsql AS $f$
BEGIN
  IF jsonb_typeof(vaerdi) IN ('array', 'object') THEN
    RAISE EXCEPTION USING ERRCODE = 'cannot_coerce', MESSAGE = 'cannot cast jsonb ' || jsonb_typeof(vaerdi);
  END IF;
  RETURN vaerdi #>> '{}';
END $f$;

-- An integer column's value: 5.0 and 5e0 are the integer 5 in JSON, but not in PostgreSQL.
CREATE FUNCTION pg_temp.heltal(vaerdi jsonb) RETURNS integer LANGUAGE plpgsql AS $f$
BEGIN
  IF jsonb_typeof(vaerdi) = 'number' THEN
    RETURN trim_scale(vaerdi::numeric)::text::integer;
  END IF;
  RETURN pg_temp.skalar(vaerdi)::integer;
END $f$;

-- A geometry without a member or with null is none. GeoJSON does not say the coordinate system; the run's is the model's.
CREATE FUNCTION pg_temp.flade(geometri jsonb, epsg integer) RETURNS geometry LANGUAGE plpgsql AS $f$
BEGIN
  IF geometri IS NULL OR jsonb_typeof(geometri) = 'null' THEN
    RETURN NULL;
  END IF;
  RETURN ST_SetSRID(ST_GeomFromGeoJSON(geometri::text), epsg);
END $f$;

-- The record as rows, undone again: {"dom": "ok" | "afvist" | "ikke-givet", …}. A constraint is known by its comment,
-- which begins with the rule; a column that is NOT NULL has no comment and is the rule manglende-felt.
CREATE FUNCTION pg_temp.proev(linje text) RETURNS jsonb LANGUAGE plpgsql AS $f$
DECLARE
  post jsonb;
  egenskaber jsonb;
  saetninger indsaet%ROWTYPE;
  tilstand text; navn text; kolonne text; tabel text; besked text; regel text;
BEGIN
  post := linje::jsonb;
  egenskaber := post -> 'feature' -> 'properties';
  IF jsonb_typeof(egenskaber) NOT IN ('object', 'null') THEN
    RAISE EXCEPTION USING ERRCODE = 'ZZ001', MESSAGE = 'posten har ingen egenskaber';
  END IF;
  SELECT * INTO STRICT saetninger FROM indsaet WHERE temakode = (post ->> 'temakode')::integer;
  DECLARE
    version uuid := gen_random_uuid();
  BEGIN
    EXECUTE saetninger.generel USING version, egenskaber;
    EXECUTE saetninger.tema USING version, egenskaber, post -> 'feature' -> 'geometry';
    RAISE EXCEPTION USING ERRCODE = 'ZZ000';
  END;
EXCEPTION
  WHEN SQLSTATE 'ZZ000' THEN
    RETURN '{"dom": "ok"}';
  WHEN SQLSTATE 'ZZ001' THEN
    RETURN jsonb_build_object('dom', 'ikke-givet', 'besked', SQLERRM);
  WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS tilstand = RETURNED_SQLSTATE, navn = CONSTRAINT_NAME, kolonne = COLUMN_NAME,
      tabel = TABLE_NAME, besked = MESSAGE_TEXT;
    IF tilstand = '23502' THEN
      regel := 'manglende-felt';
    ELSE
      SELECT substring(obj_description(c.oid, 'pg_constraint') FROM '^\[([^]]+)\]'),
             (SELECT attname FROM pg_attribute WHERE attrelid = c.conrelid AND attnum = c.conkey[1])
        INTO regel, kolonne
        FROM pg_constraint AS c
       WHERE c.conname = navn AND c.conrelid = to_regclass('fkg.' || quote_ident(nullif(tabel, '')));
    END IF;
    RETURN jsonb_strip_nulls(jsonb_build_object('dom', 'afvist', 'konstruktion', regel, 'kolonne', kolonne,
      'besked', tilstand || ' ' || coalesce(nullif(navn, ''), '') || ' ' || besked));
END $f$;

