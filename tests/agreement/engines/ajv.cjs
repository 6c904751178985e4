// Ajv over the run's records, or over the generated schemas themselves.
//
//   node ajv.cjs judge FOLDER RECORDS.ndjson THEME SCHEMA …   one line per record: ok, or where and which keyword
//   node ajv.cjs schemas FOLDER SCHEMA …                      one line per schema: ok, or what is wrong with it
//
// FOLDER is where setup.sh installed Ajv. Strict mode is on, so that an unknown keyword or format, or a keyword that
// has no effect, is an error in the schema; unions of types are allowed, as null beside a type is how an optional
// field is written.
"use strict";

const fs = require("node:fs");
const { createRequire } = require("node:module");

const [mode, folder, ...rest] = process.argv.slice(2);
const from = createRequire(`${folder}/`);
const Ajv = from("ajv/dist/2020").default;
const addFormats = from("ajv-formats").default;

function ajv() {
  const made = new Ajv({ strict: true, allowUnionTypes: true, validateFormats: true, logger: false });
  addFormats(made);
  return made;
}

function read(path) {
  return JSON.parse(fs.readFileSync(path, "utf8"));
}

function judge(records, themes) {
  const validators = new Map();
  for (let i = 0; i < themes.length; i += 2) {
    validators.set(Number(themes[i]), ajv().compile(read(themes[i + 1])));
  }
  const answer = (line) => {
    const { temakode, feature } = JSON.parse(line);
    const validate = validators.get(temakode);
    if (validate(feature)) return "ok";
    const { instancePath, keyword } = validate.errors[0];
    return `${instancePath} ${keyword}`;
  };
  return fs.readFileSync(records, "utf8").split("\n").filter(Boolean).map(answer);
}

function schemas(paths) {
  return paths.map((path) => {
    const made = ajv();
    const schema = read(path);
    if (!made.validateSchema(schema)) return `${path}: ${made.errorsText(made.errors)}`;
    try {
      made.compile(schema);
    } catch (error) {
      return `${path}: ${error.message}`;
    }
    return "ok";
  });
}

const lines = mode === "judge" ? judge(rest[0], rest.slice(1)) : schemas(rest);
process.stdout.write(lines.map((line) => line.replaceAll("\n", " ") + "\n").join(""));
