/** PGPORT, PGOPTIONS and the like are meant for the user's own server, never for ours. */
export function environmentOfPostgres(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, LC_ALL: 'C', TZ: 'UTC' };
}
