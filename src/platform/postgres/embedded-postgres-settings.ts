import type { Programs } from './embedded-postgres-programs.ts';

export type PostgresSettings = Readonly<Record<string, string | number>>;

/** For a developer's machine: enough memory, and full durability. */
export function durableSettings(programs: Programs): PostgresSettings {
  return {
    ...sharedSettings(programs),
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    maintenance_work_mem: '256MB',
    work_mem: '16MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: programs.lz4 ? 'lz4' : 'on',
    random_page_cost: 1.1,
  };
}

/** For tests: a crash may lose everything, since it is thrown away anyway. */
export function throwawaySettings(programs: Programs): PostgresSettings {
  return {
    ...sharedSettings(programs),
    shared_buffers: '128MB',
    max_connections: 300,
    max_wal_size: '4GB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum_naptime: '10min',
  };
}

function sharedSettings(programs: Programs): PostgresSettings {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    jit: 'off',
    timezone: 'UTC',
    ...(programs.statementStatistics ? { shared_preload_libraries: 'pg_stat_statements' } : {}),
  };
}
