import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { BENCH, ROOT } from './paths.ts';

const GENERATED = path.join(BENCH, '.generated');

/** Joins are a preview feature, with which they are the default strategy. Pothos also needs a description of the models. */
const GENERATORS = `
generator client {
  provider               = "prisma-client"
  output                 = "../prisma"
  runtime                = "nodejs"
  moduleFormat           = "esm"
  generatedFileExtension = "ts"
  importFileExtension    = "ts"
  previewFeatures        = ["partialIndexes", "relationJoins"]
}

generator pothos {
  provider     = "prisma-pothos-types"
  clientOutput = "./prisma/client.ts"
  output       = "../pothos-types.ts"
  generateDatamodel = true
}

datasource db {
  provider = "postgresql"
}
`;

/**
 * Prisma Client for the peers that are built on it, from the project's own models. It has one more relation: from an order
 * straight to its bill lines, which the peers would otherwise reach through three tables.
 */
export async function ensurePeerClient(notify: (activity: string) => void): Promise<void> {
  const models = await readModels();
  const stamp = createHash('sha256')
    .update(GENERATORS)
    .update(JSON.stringify([...models]))
    .update(await readFile(path.join(BENCH, 'package-lock.json')))
    .digest('hex');
  const stampFile = path.join(GENERATED, 'client-stamp');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return;
  notify("Generating the peers' database client");
  const schema = path.join(GENERATED, 'schema');
  await rm(schema, { recursive: true, force: true });
  await mkdir(schema, { recursive: true });
  await writeFile(path.join(schema, 'schema.prisma'), GENERATORS);
  for (const [name, text] of models) await writeFile(path.join(schema, name), text);
  await promisify(execFile)(
    process.execPath,
    [path.join(BENCH, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema],
    {
      cwd: BENCH,
      env: {
        ...process.env,
        PATH: `${path.join(BENCH, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
        // Generating runs no engine; naming an existing executable keeps the CLI from downloading one.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  await writeFile(stampFile, stamp);
}

async function readModels(): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(ROOT, 'prisma/models');
  const models = new Map<string, string>();
  for (const name of (await readdir(folder)).sort()) {
    models.set(name, withLinesOfOrders(await readFile(path.join(folder, name), 'utf8')));
  }
  return models;
}

function withLinesOfOrders(models: string): string {
  return models
    .replace(
      /^model InvoiceLine \{$/m,
      '$&\n  order Order @relation(fields: [customerId, orderId], references: [customerId, id], onDelete: Restrict, onUpdate: NoAction)',
    )
    .replace(/^model Order \{$/m, '$&\n  invoiceLines InvoiceLine[]');
}
