// Checks STAC objects against JSON schemas, offline.
// node check.mjs FILE...   prints {"reports": [{"file", "valid", "errors": [...]}]}; exit code 0
// whether they are valid or not, another only if the check itself failed.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import validate from 'stac-node-validator';

// The validator wants Node 22; of what that has, Node 18 lacks this alone.
URL.parse ??= (text, base) => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

const schemas = join(dirname(fileURLToPath(import.meta.url)), 'schemas');
const hosts = ['schemas.stacspec.org', 'stac-extensions.github.io', 'geojson.org', 'proj.org'];
const schemaMap = Object.fromEntries(
  hosts.map((host) => [`https://${host}/`, join(schemas, host) + '/'])
);

async function loader(path) {
  if (/^https?:/.test(path)) {
    throw new Error(`there is no schema for ${path} in ${schemas}`);
  }
  return JSON.parse(await readFile(path, 'utf8'));
}

function errors(report) {
  const own = [
    ...report.results.core.map((error) => ['core', error]),
    ...Object.entries(report.results.extensions).flatMap(([extension, found]) =>
      found.map((error) => [extension, error])
    ),
  ].map(([schema, error]) => `${report.id}: ${schema}: ${error.instancePath ?? ''} ${error.message}`);
  const skipped = report.skipped ? [`${report.id}: not checked: ${report.messages.join(' ')}`] : [];
  return [...own, ...skipped, ...report.children.flatMap(errors)];
}

const reports = [];
for (const file of process.argv.slice(2)) {
  const report = await validate(await loader(file), { schemaMap, loader });
  const found = errors(report);
  reports.push({ file, valid: report.valid === true && found.length === 0, errors: found });
}
process.stdout.write(JSON.stringify({ reports }));
