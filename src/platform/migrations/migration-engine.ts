import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

export type MigrationEngine = bindings.SchemaEngine;

export const NO_FILTER: bindings.SchemaFilter = { externalTables: [], externalEnums: [] };

// TypeScript declares WebAssembly only together with the whole DOM.
declare const WebAssembly: {
  instantiate(binary: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: WasmExports } }>;
};

interface WasmExports {
  __wbindgen_start(): void;
}

let instantiated: Promise<void> | undefined;

/** The package's own entry point imports the .wasm as a module, which Node 20 cannot do: it is instantiated by hand. */
function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const bindingsPath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const binary = await readFile(path.join(path.dirname(bindingsPath), 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': withIdleTimers(bindings) });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  return instantiated;
}

/** The engine never clears the timer that limits its wait for the lock, which would delay our exit by 10 s. */
function withIdleTimers(imports: object): object {
  const setIdleTimer = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref();
  const timers = Object.keys(imports).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return { ...imports, ...Object.fromEntries(timers.map((name) => [name, setIdleTimer])) };
}

/** Prisma's schema engine as WebAssembly: the native one is a download that fails on a machine with only an npm mirror. */
export async function openMigrationEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<MigrationEngine> {
  await instantiate();
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
}
